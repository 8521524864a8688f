//go:build cgo && linux && amd64

package main

/*
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <ucontext.h>

// handler answers the instruction that stands for CPUID, without AVX-512 and
// AVX-VNNI.
static void handler(int s, siginfo_t *si, void *u) {
	greg_t *r = ((ucontext_t *)u)->uc_mcontext.gregs;
	unsigned char *ip = (unsigned char *)r[REG_RIP];
	if (ip[0] != 0x0f || ip[1] != 0x0b) {
		signal(SIGILL, SIG_DFL);
		return;
	}
	unsigned a = r[REG_RAX], b, c = r[REG_RCX], d, leaf = a, sub = c;
	__asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
	if (leaf == 7 && sub == 0) {
		b &= ~((1u<<16)|(1u<<17)|(1u<<21)|(1u<<26)|(1u<<27)|(1u<<28)|(1u<<30)|(1u<<31));
		c &= ~((1u<<1)|(1u<<6)|(1u<<11)|(1u<<12)|(1u<<14));
		d &= ~((1u<<2)|(1u<<3)|(1u<<8)|(1u<<22)|(1u<<23)|(1u<<24)|(1u<<25));
	}
	if (leaf == 7 && sub == 1) a &= ~((1u<<4)|(1u<<5)|(1u<<21)|(1u<<23));
	r[REG_RAX] = a; r[REG_RBX] = b; r[REG_RCX] = c; r[REG_RDX] = d; r[REG_RIP] += 2;
}

static int answer(void) {
	struct sigaction sa;
	memset(&sa, 0, sizeof sa);
	sa.sa_sigaction = handler;
	sa.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
	return sigaction(SIGILL, &sa, NULL);
}
*/
import "C"

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// narrowLibrary writes a copy of ONNX Runtime's library whose CPUID
// instructions are UD2, of the same length; answerNarrow then answers them. So
// the library takes the paths that it has for machines with AVX2 alone. It
// needs objdump, to find the instructions.
func narrowLibrary(library, dir string) (string, error) {
	out, err := exec.Command("objdump", "-d", "--no-show-raw-insn", library).Output()
	if err != nil {
		return "", fmt.Errorf("objdump: %w", err)
	}
	b, err := os.ReadFile(library)
	if err != nil {
		return "", err
	}
	n := 0
	for line := range bytes.Lines(out) {
		at, op, ok := strings.Cut(strings.TrimSpace(string(line)), ":")
		if !ok || strings.TrimSpace(op) != "cpuid" {
			continue
		}
		i, err := strconv.ParseInt(at, 16, 64) // the code lies in the file where it lies in memory
		if err != nil || i+2 > int64(len(b)) || b[i] != 0x0f || b[i+1] != 0xa2 {
			return "", fmt.Errorf("no CPUID at %s of %s", at, library)
		}
		b[i+1] = 0x0b
		n++
	}
	if n == 0 {
		return "", fmt.Errorf("no CPUID in %s", library)
	}
	name := filepath.Join(dir, "libonnxruntime-avx2.so")
	return name, os.WriteFile(name, b, 0o600)
}

// answerNarrow makes UD2 answer as CPUID does on a machine with AVX2 alone.
func answerNarrow() bool { return C.answer() == 0 }
