#include "textflag.h"

// Activations are 0..127. Of four weights that meet in one lane of 16 bits,
// two from each of two neighbouring quads, those of one sign add up to 258 at
// the most (outlier.go sees to it), so that neither VPMADDUBSW nor the addition
// behind it leaves 16 bits.

DATA lanes<>+0(SB)/4, $0
DATA lanes<>+4(SB)/4, $4
DATA lanes<>+8(SB)/4, $1
DATA lanes<>+12(SB)/4, $5
DATA lanes<>+16(SB)/4, $2
DATA lanes<>+20(SB)/4, $6
DATA lanes<>+24(SB)/4, $3
DATA lanes<>+28(SB)/4, $7
GLOBL lanes<>(SB), RODATA|NOPTR, $32

// PRODUCT adds eight outputs' products with eight inputs of one row to sum: the
// first four inputs are in Y10, the others in Y14. It spoils Y11 and Y12.
#define PRODUCT(first, second, sum) \
	VPMADDUBSW first, Y10, Y11;  \
	VPMADDUBSW second, Y14, Y12; \
	VPADDW     Y12, Y11, Y11;    \
	VPMADDWD   Y15, Y11, Y11;    \
	VPADDD     Y11, sum, sum

// ARGS4X16 loads the arguments of a kernel for 4 rows of 16 columns, R11 and R9
// with three times a stride.
#define ARGS4X16 \
	MOVQ from+16(FP), DI         ; \
	MOVQ fromStride+24(FP), R10  ; \
	SHLQ $2, R10                 ; \
	LEAQ (R10)(R10*2), R11       ; \
	MOVQ a+32(FP), SI            ; \
	MOVQ stride+40(FP), R8       ; \
	LEAQ (R8)(R8*2), R9          ; \
	MOVQ w+48(FP), DX            ; \
	MOVQ pairs+56(FP), CX

// func mul4x16AVX2(acc *int32, accStride int, from *int32, fromStride int, a *uint8, stride int, w *int8, pairs int)
TEXT ·mul4x16AVX2(SB), NOSPLIT, $0-64
	ARGS4X16
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15
	VMOVDQU (DI), Y0
	VMOVDQU 32(DI), Y1
	VMOVDQU (DI)(R10*1), Y2
	VMOVDQU 32(DI)(R10*1), Y3
	VMOVDQU (DI)(R10*2), Y4
	VMOVDQU 32(DI)(R10*2), Y5
	VMOVDQU (DI)(R11*1), Y6
	VMOVDQU 32(DI)(R11*1), Y7
	MOVQ acc+0(FP), DI
	MOVQ accStride+8(FP), R10
	SHLQ $2, R10
	LEAQ (R10)(R10*2), R11

pair:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	VMOVDQU 96(DX), Y13
	VPBROADCASTD (SI), Y10
	VPBROADCASTD 4(SI), Y14
	PRODUCT(Y8, 64(DX), Y0)
	PRODUCT(Y9, Y13, Y1)
	VPBROADCASTD (SI)(R8*1), Y10
	VPBROADCASTD 4(SI)(R8*1), Y14
	PRODUCT(Y8, 64(DX), Y2)
	PRODUCT(Y9, Y13, Y3)
	VPBROADCASTD (SI)(R8*2), Y10
	VPBROADCASTD 4(SI)(R8*2), Y14
	PRODUCT(Y8, 64(DX), Y4)
	PRODUCT(Y9, Y13, Y5)
	VPBROADCASTD (SI)(R9*1), Y10
	VPBROADCASTD 4(SI)(R9*1), Y14
	PRODUCT(Y8, 64(DX), Y6)
	PRODUCT(Y9, Y13, Y7)
	ADDQ $128, DX
	ADDQ $8, SI
	DECQ CX
	JNZ  pair

	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, (DI)(R10*1)
	VMOVDQU Y3, 32(DI)(R10*1)
	VMOVDQU Y4, (DI)(R10*2)
	VMOVDQU Y5, 32(DI)(R10*2)
	VMOVDQU Y6, (DI)(R11*1)
	VMOVDQU Y7, 32(DI)(R11*1)
	VZEROUPPER
	RET

// func mul4x16VNNI(acc *int32, accStride int, from *int32, fromStride int, a *uint8, stride int, w *int8, pairs int)
//
// A quad's 64 bytes of weights are one register; VPDPBUSD adds in 32 bits, so
// the sums are those of mul4x16AVX2. Even and odd quads have sums of their own,
// so that eight chains are under way at once.
TEXT ·mul4x16VNNI(SB), NOSPLIT, $0-64
	ARGS4X16
	VMOVDQU32 (DI), Z0
	VMOVDQU32 (DI)(R10*1), Z1
	VMOVDQU32 (DI)(R10*2), Z2
	VMOVDQU32 (DI)(R11*1), Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	MOVQ acc+0(FP), DI
	MOVQ accStride+8(FP), R10
	SHLQ $2, R10
	LEAQ (R10)(R10*2), R11

vnniPair:
	VMOVDQU32 (DX), Z8
	VMOVDQU32 64(DX), Z9
	VPBROADCASTD (SI), Z10
	VPBROADCASTD 4(SI), Z14
	VPBROADCASTD (SI)(R8*1), Z11
	VPBROADCASTD 4(SI)(R8*1), Z15
	VPBROADCASTD (SI)(R8*2), Z12
	VPBROADCASTD 4(SI)(R8*2), Z16
	VPBROADCASTD (SI)(R9*1), Z13
	VPBROADCASTD 4(SI)(R9*1), Z17
	VPDPBUSD Z8, Z10, Z0
	VPDPBUSD Z9, Z14, Z4
	VPDPBUSD Z8, Z11, Z1
	VPDPBUSD Z9, Z15, Z5
	VPDPBUSD Z8, Z12, Z2
	VPDPBUSD Z9, Z16, Z6
	VPDPBUSD Z8, Z13, Z3
	VPDPBUSD Z9, Z17, Z7
	ADDQ $128, DX
	ADDQ $8, SI
	DECQ CX
	JNZ  vnniPair

	VPADDD Z4, Z0, Z0
	VPADDD Z5, Z1, Z1
	VPADDD Z6, Z2, Z2
	VPADDD Z7, Z3, Z3
	VMOVDQU32 Z0, (DI)
	VMOVDQU32 Z1, (DI)(R10*1)
	VMOVDQU32 Z2, (DI)(R10*2)
	VMOVDQU32 Z3, (DI)(R11*1)
	VZEROUPPER
	RET

// SHIFTED16 puts 16 shifted sums at SI as 16-bit numbers into Y0.
#define SHIFTED16 \
	VMOVDQU  (SI), Y0;       \
	VMOVDQU  32(SI), Y1;     \
	VMOVDQU  (DX), Y2;       \
	VMOVDQU  32(DX), Y3;     \
	VPSRAVD  Y2, Y0, Y0;     \
	VPSRAVD  Y3, Y1, Y1;     \
	VPACKSSDW Y1, Y0, Y0;    \
	ADDQ $64, SI;            \
	ADDQ $64, DX

// func addStreamAVX2(x *int16, acc, shift *int32, n int)
TEXT ·addStreamAVX2(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), DI
	MOVQ acc+8(FP), SI
	MOVQ shift+16(FP), DX
	MOVQ n+24(FP), CX

addLoop:
	SHIFTED16
	VPERMQ $0xD8, Y0, Y0
	VPADDSW (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	SUBQ $16, CX
	JNZ  addLoop
	VZEROUPPER
	RET

// func sumsTo16AVX2(dst *int16, acc, shift *int32, n int)
TEXT ·sumsTo16AVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ acc+8(FP), SI
	MOVQ shift+16(FP), DX
	MOVQ n+24(FP), CX

to16Loop:
	SHIFTED16
	VPERMQ $0xD8, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	SUBQ $16, CX
	JNZ  to16Loop
	VZEROUPPER
	RET

// func sumsToActAVX2(dst *uint8, acc, shift *int32, n int)
TEXT ·sumsToActAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ acc+8(FP), SI
	MOVQ shift+16(FP), DX
	MOVQ n+24(FP), CX
	VPCMPEQB Y15, Y15, Y15
	VPSRLW $9, Y15, Y14
	VPACKUSWB Y14, Y14, Y14
	VMOVDQU lanes<>(SB), Y13

sumsLoop:
	SHIFTED16
	VMOVDQA Y0, Y4
	SHIFTED16
	VPACKUSWB Y0, Y4, Y0
	VPMINUB Y14, Y0, Y0
	VPERMD Y0, Y13, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  sumsLoop
	VZEROUPPER
	RET

// func toActAVX2(dst *uint8, x *int16, n int)
TEXT ·toActAVX2(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VPCMPEQB Y15, Y15, Y15
	VPSRLW $15, Y15, Y13
	VPSLLW $3, Y13, Y13
	VPSRLW $9, Y15, Y14
	VPACKUSWB Y14, Y14, Y14

actLoop:
	VPADDSW (SI), Y13, Y0
	VPADDSW 32(SI), Y13, Y1
	VPSRAW $4, Y0, Y0
	VPSRAW $4, Y1, Y1
	VPACKUSWB Y1, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VPMINUB Y14, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  actLoop
	VZEROUPPER
	RET

// func dotsAVX2(dst *int32, q, k *int16, n, rows int)
TEXT ·dotsAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ q+8(FP), SI
	MOVQ k+16(FP), DX
	MOVQ n+24(FP), R8
	MOVQ rows+32(FP), CX

row:
	VPXOR Y0, Y0, Y0
	XORQ R9, R9

part:
	VMOVDQU (SI)(R9*2), Y1
	VPMADDWD (DX)(R9*2), Y1, Y1
	VPADDD Y1, Y0, Y0
	ADDQ $16, R9
	CMPQ R9, R8
	JLT  part
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0x4E, X0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0xB1, X0, X1
	VPADDD X1, X0, X0
	VMOVD X0, (DI)
	ADDQ $4, DI
	LEAQ (DX)(R8*2), DX
	DECQ CX
	JNZ  row
	VZEROUPPER
	RET

// func limitAVX2(v *int16, low, high int16, n int)
TEXT ·limitAVX2(SB), NOSPLIT, $0-24
	MOVQ v+0(FP), DI
	VPBROADCASTW low+8(FP), Y1
	VPBROADCASTW high+10(FP), Y2
	MOVQ n+16(FP), CX

limitLoop:
	VPMAXSW (DI), Y1, Y0
	VPMINSW Y2, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	SUBQ $16, CX
	JNZ  limitLoop
	VZEROUPPER
	RET

// func gateStepAVX2(mid *uint8, h *int32, z, c *int16, sigmoid *[4096]int32, n int)
TEXT ·gateStepAVX2(SB), NOSPLIT, $0-48
	MOVQ mid+0(FP), DI
	MOVQ h+8(FP), SI
	MOVQ z+16(FP), R8
	MOVQ c+24(FP), R9
	MOVQ sigmoid+32(FP), DX
	ADDQ $8192, DX             // the entry of 0
	MOVQ n+40(FP), CX
	VPCMPEQD Y15, Y15, Y15
	VPSRLD $31, Y15, Y14
	VPSLLD $14, Y14, Y13       // 1<<14
	VPSLLD $7, Y14, Y12        // 128
	VPSRLW $9, Y15, Y11        // 127 in 16 bits
	VPSLLD $6, Y14, Y10
	VPACKSSDW Y10, Y10, Y10    // 64 in 16 bits

gateLoop:
	VPMOVSXWD (R8), Y1
	VPMOVSXWD (R9), Y2
	VMOVDQA Y15, Y4
	VPXOR Y3, Y3, Y3
	VPGATHERDD Y4, (DX)(Y1*4), Y3
	VPSLLD $4, Y2, Y2
	VMOVDQU (SI), Y0
	VPSUBD Y0, Y2, Y2
	VPMULLD Y3, Y2, Y2
	VPADDD Y13, Y2, Y2
	VPSRAD $15, Y2, Y2
	VPADDD Y2, Y0, Y0
	VMOVDQU Y0, (SI)
	VPADDD Y12, Y0, Y0
	VPSRAD $8, Y0, Y0
	VPACKSSDW Y0, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VPADDW X10, X0, X0
	VPMINSW X11, X0, X0
	VPACKUSWB X0, X0, X0
	VMOVQ X0, (DI)
	ADDQ $16, R8
	ADDQ $16, R9
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JNZ  gateLoop
	VZEROUPPER
	RET
