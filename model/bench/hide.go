//go:build cgo && linux && amd64

package main

/*
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define ARCH_SET_CPUID 0x1012
static struct sigaction old;

// handler answers CPUID without AVX-512 and AVX-VNNI.
static void handler(int s, siginfo_t *si, void *u) {
	ucontext_t *c = u;
	greg_t *r = c->uc_mcontext.gregs;
	unsigned char *ip = (unsigned char *)r[REG_RIP];
	if (ip[0] != 0x0f || ip[1] != 0xa2) {
		sigaction(SIGSEGV, &old, 0);
		return;
	}
	syscall(SYS_arch_prctl, ARCH_SET_CPUID, 1);
	unsigned a = r[REG_RAX], b, cc = r[REG_RCX], d, leaf = a, sub = cc;
	__asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(cc), "=d"(d));
	syscall(SYS_arch_prctl, ARCH_SET_CPUID, 0);
	if (leaf == 7 && sub == 0) {
		b &= ~((1u<<16)|(1u<<17)|(1u<<21)|(1u<<26)|(1u<<27)|(1u<<28)|(1u<<30)|(1u<<31));
		cc &= ~((1u<<1)|(1u<<6)|(1u<<11)|(1u<<12)|(1u<<14));
		d &= ~((1u<<2)|(1u<<3)|(1u<<8)|(1u<<22)|(1u<<23)|(1u<<24)|(1u<<25));
	}
	if (leaf == 7 && sub == 1) a &= ~((1u<<4)|(1u<<5)|(1u<<21)|(1u<<23));
	r[REG_RAX] = a; r[REG_RBX] = b; r[REG_RCX] = cc; r[REG_RDX] = d; r[REG_RIP] += 2;
}

static int hide(void) {
	struct sigaction sa;
	memset(&sa, 0, sizeof sa);
	sa.sa_sigaction = handler;
	sa.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
	sigaction(SIGSEGV, &sa, &old);
	int rc = syscall(SYS_arch_prctl, ARCH_SET_CPUID, 0);
	if (rc != 0) sigaction(SIGSEGV, &old, 0);
	return rc;
}

static void show(void) {
	syscall(SYS_arch_prctl, ARCH_SET_CPUID, 1);
	sigaction(SIGSEGV, &old, 0);
}
*/
import "C"

import "runtime"

// hideWide makes CPUID on this thread answer without AVX-512, by CPUID
// faulting, so that libraries that ask it take their AVX2 paths; false where
// the processor or kernel cannot.
func hideWide() bool {
	runtime.LockOSThread()
	if C.hide() == 0 {
		return true
	}
	runtime.UnlockOSThread()
	return false
}

func showWide() {
	C.show()
	runtime.UnlockOSThread()
}
