package onnx

import "fmt"

// spec is what a builder sees: the node and the constants among its inputs.
type spec struct {
	*node
	consts []*Tensor
	baked  []int
	check  bool // only the number of inputs is to be checked
}

// builder checks a node's attributes and makes its kernel.
type builder func(*spec) (kernel, error)

// constant is the constant value of input i, nil where it is computed or
// missing.
func (s *spec) constant(i int) *Tensor {
	if i >= len(s.in) || s.in[i] < 0 {
		return nil
	}
	return s.consts[s.in[i]]
}

// bake notes that the kernel holds input i itself, so that the program can let
// go of the constant.
func (s *spec) bake(i int) { s.baked = append(s.baked, i) }

// arity checks the numbers of inputs and that the first lo are present.
func (s *spec) arity(lo, hi int) error {
	if len(s.in) < lo || len(s.in) > hi {
		return fmt.Errorf("%w: %d inputs", ErrModel, len(s.in))
	}
	for _, id := range s.in[:lo] {
		if id < 0 {
			return fmt.Errorf("%w: a required input is missing", ErrModel)
		}
	}
	return nil
}

// with wraps a builder with a check of the number of inputs.
func with(lo, hi int, b builder) builder {
	return func(s *spec) (kernel, error) {
		if err := s.arity(lo, hi); err != nil || s.check {
			return nil, err
		}
		return b(s)
	}
}

// checkNode makes sure that the operator is known and has as many inputs as it
// needs, so that whoever reads the graph later can rely on that.
func checkNode(n *node) error {
	b := lookup(n.domain, n.op)
	if b == nil {
		return fmt.Errorf("%w: operator %v in opset %d", ErrUnsupported, n.title(), n.opset)
	}
	if _, err := b(&spec{node: n, check: true}); err != nil {
		return fmt.Errorf("%v: %w", n.title(), err)
	}
	return nil
}

// half wraps a builder of floating-point arithmetic: float16 and bfloat16
// inputs are computed in float32 and the results rounded back.
func half(b builder) builder {
	return func(s *spec) (kernel, error) {
		k, err := b(s)
		if err != nil {
			return nil, err
		}
		return func(f *frame, in, out []*Tensor) error { return viaFloat32(k, f, in, out) }, nil
	}
}

// many is the arity of operators that take any number of inputs.
const many = 1 << 16

// lookup finds the builder of an operator, nil if it is not known.
func lookup(domain, op string) builder {
	switch domain {
	case "":
		for _, find := range []func(string) builder{lookupMath, lookupShape, lookupNeural} {
			if b := find(op); b != nil {
				return b
			}
		}
	case "com.microsoft":
		return lookupMicrosoft(op)
	case fusedDomain:
		return lookupFused(op)
	}
	return nil
}

func lookupMath(op string) builder {
	switch op {
	case "Add", "Sub", "Mul", "Div", "Pow", "Mod":
		return half(with(2, 2, buildArithmetic))
	case "Min", "Max", "Sum", "Mean":
		return half(with(1, many, buildVariadic))
	case "And", "Or", "Xor":
		return with(2, 2, buildLogic)
	case "Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual":
		return half(with(2, 2, buildCompare))
	case "BitwiseAnd", "BitwiseOr", "BitwiseXor":
		return with(2, 2, buildBitwise)
	case "Not":
		return with(1, 1, buildNot)
	case "Where":
		return with(3, 3, buildWhere)
	case "Abs", "Neg", "Sign", "Relu":
		return half(with(1, 1, buildSigned))
	case "Sqrt", "Erf", "Tanh", "Gelu", "Sigmoid", "Exp", "Log", "Reciprocal", "Floor", "Ceil", "Round",
		"Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Asinh", "Acosh", "Atanh",
		"Softplus", "Softsign", "Elu", "Selu", "Celu", "LeakyRelu", "HardSigmoid", "HardSwish", "Mish", "Swish",
		"ThresholdedRelu", "Shrink":
		return half(with(1, 1, buildUnary))
	case "IsNaN", "IsInf":
		return half(with(1, 1, buildIsSpecial))
	case "Clip":
		return half(with(1, 3, buildClip))
	case "PRelu":
		return half(with(2, 2, buildPRelu))
	case "Cast":
		return with(1, 1, buildCast)
	case "CastLike":
		return with(2, 2, buildCast)
	case "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2",
		"ReduceSumSquare", "ReduceLogSum", "ReduceLogSumExp":
		return half(with(1, 2, buildReduce))
	case "ArgMax", "ArgMin":
		return half(with(1, 1, buildArg))
	case "CumSum":
		return half(with(2, 2, buildCumSum))
	}
	return nil
}

func lookupShape(op string) builder {
	switch op {
	case "Identity":
		return with(1, 1, buildIdentity)
	case "Dropout":
		return with(1, 3, buildDropout)
	case "Shape":
		return with(1, 1, buildShape)
	case "Size":
		return with(1, 1, buildSize)
	case "Reshape":
		return with(1, 2, buildReshape)
	case "Flatten":
		return with(1, 1, buildFlatten)
	case "Squeeze", "Unsqueeze":
		return with(1, 2, buildSqueeze)
	case "Transpose":
		return with(1, 1, buildTranspose)
	case "Expand":
		return with(2, 2, buildExpand)
	case "Tile":
		return with(2, 2, buildTile)
	case "Concat":
		return with(1, many, buildConcat)
	case "Split":
		return with(1, 2, buildSplit)
	case "Slice":
		return with(1, 5, buildSlice)
	case "Pad":
		return with(1, 4, buildPad)
	case "Gather":
		return with(2, 2, buildGather)
	case "GatherElements":
		return with(2, 2, buildGatherElements)
	case "GatherND":
		return with(2, 2, buildGatherND)
	case "ScatterND":
		return with(3, 3, buildScatterND)
	case "ScatterElements":
		return with(3, 3, buildScatterElements)
	case "Range":
		return half(with(3, 3, buildRange))
	case "ConstantOfShape":
		return with(1, 1, buildConstantOfShape)
	case "Trilu":
		return with(1, 2, buildTrilu)
	case "EyeLike":
		return with(1, 1, buildEyeLike)
	case "NonZero":
		return half(with(1, 1, buildNonZero))
	case "OneHot":
		return with(3, 3, buildOneHot)
	case "TopK":
		return half(with(1, 2, buildTopK))
	}
	return nil
}

func lookupNeural(op string) builder {
	switch op {
	case "MatMul":
		return half(with(2, 2, buildMatMul))
	case "Gemm":
		return half(with(2, 3, buildGemm))
	case "Einsum":
		return half(with(1, many, buildEinsum))
	case "MatMulInteger":
		return with(2, 4, buildMatMulInteger)
	case "QLinearMatMul":
		return with(8, 8, buildQLinearMatMul)
	case "Softmax", "LogSoftmax":
		return half(with(1, 1, buildSoftmax))
	case "LayerNormalization":
		return half(with(2, 3, buildLayerNorm))
	case "RMSNormalization":
		return half(with(2, 2, buildRMSNorm))
	case "QuantizeLinear":
		return with(2, 3, buildQuantize)
	case "DequantizeLinear":
		return with(2, 3, buildDequantize)
	case "DynamicQuantizeLinear":
		return with(1, 1, buildDynamicQuantize)
	}
	return nil
}

func lookupMicrosoft(op string) builder {
	switch op {
	case "Gelu", "QuickGelu":
		return half(with(1, 1, buildUnary))
	case "BiasGelu", "FastGelu":
		return half(with(1, 2, buildBiasGelu))
	case "MatMulNBits":
		return with(3, 6, buildMatMulNBits)
	case "FusedMatMul":
		return half(with(2, 2, buildMatMul))
	case "SkipLayerNormalization":
		return half(with(3, 5, buildSkipLayerNorm))
	case "EmbedLayerNormalization":
		return half(with(7, 9, buildEmbedLayerNorm))
	case "Attention":
		return half(with(2, 4, buildMicrosoftAttention))
	}
	return nil
}
