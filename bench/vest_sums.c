/* The peer of bench/lanes.py: discounted vests along random scenarios of a share price, in C.

   The same task as goingrate.offer.lanes, which shares no code with it: a generator for each
   scenario (xoshiro128++, seeded by SplitMix64), Box-Muller, single precision, polynomials short
   enough for the compiler to do 8 or 16 scenarios at once. n_steps is even. */
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { LANES = 64 };

static inline float float_of(int32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline int32_t bits_of(float x) {
    int32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline uint64_t mix(uint64_t h) {
    h = (h ^ (h >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    h = (h ^ (h >> 27)) * UINT64_C(0x94D049BB133111EB);
    return h ^ (h >> 31);
}

static inline uint32_t rotl(uint32_t x, int k) { return (x << k) | (x >> (32 - k)); }

static inline float log_of(float u) {
    int32_t bits = bits_of(u), e = (bits - 0x3f3504f3) >> 23;
    float m = float_of(bits - (e << 23)), z = (m - 1.0f) / (m + 1.0f), zz = z * z;
    return (float)e * 0.69314718f + z * (2.0f + zz * (0.66652223f + zz * 0.41296383f));
}

static inline float sine(float turns) {
    float tt = turns * turns;
    return turns * (6.2831853f + tt * (-41.341678f + tt * (81.602234f + tt * (-76.575038f + tt * 39.711225f))));
}

static inline float exp2_of(float x) {
    float k = rintf(x), f = x - k;
    float p = 1.0f + f * (0.69314698f + f * (0.24022242f + f * (0.05550734f + f * (0.00967151f + f * 0.00132647f))));
    return float_of(bits_of(p) + ((int32_t)k << 23));
}

#define NEXT(word)                                  \
    word = rotl(a + d, 7) + a;                      \
    t = b << 9, c ^= a, d ^= b, b ^= c, a ^= d;     \
    c ^= t, d = rotl(d, 11);

void vest_sums(uint64_t seed, int64_t first, int64_t n, const float *value, int64_t n_steps,
               float drift, float spread, float *sums) {
    uint32_t s0[LANES], s1[LANES], s2[LANES], s3[LANES];
    float level[LANES], total[LANES];
    const uint64_t golden = UINT64_C(0x9E3779B97F4A7C15), key = mix(seed);
    for (int64_t start = 0; start < n; start += LANES) {
        for (int i = 0; i < LANES; i++) {
            uint64_t count = 2 * (uint64_t)(first + start + i);
            uint64_t low = mix(key + (count + 1) * golden), high = mix(key + (count + 2) * golden);
            s0[i] = (uint32_t)low, s1[i] = (uint32_t)(low >> 32);
            s2[i] = (uint32_t)high, s3[i] = (uint32_t)(high >> 32);
            level[i] = total[i] = 0.0f;
        }
        for (int64_t step = 0; step < n_steps; step += 2) {
            for (int i = 0; i < LANES; i++) {
                uint32_t a = s0[i], b = s1[i], c = s2[i], d = s3[i], t, word, other;
                NEXT(word)
                NEXT(other)
                s0[i] = a, s1[i] = b, s2[i] = c, s3[i] = d;
                float u = ((float)(int32_t)(word >> 1) + 0.5f) * 0x1p-31f;
                float turns = (float)(int32_t)other * 0x1p-32f, away = fabsf(turns);
                float radius = spread * sqrtf(-2.0f * log_of(u));
                float folded = copysignf(0.25f - fabsf(away - 0.25f), turns);
                float here = level[i] + drift + radius * sine(folded);
                float there = here + drift + radius * sine(0.25f - away);
                level[i] = there;
                total[i] += value[step] * exp2_of(here) + value[step + 1] * exp2_of(there);
            }
        }
        for (int i = 0; i < LANES && start + i < n; i++) sums[start + i] = total[i];
    }
}
