using System.Collections.Immutable;

namespace Recount.Evaluation;

/// <summary>MT19937 seeded and read as CPython's <c>random.Random(seed)</c>, so that resamplings equal score.py's.</summary>
/// <remarks>
/// Matsumoto and Nishimura 1998, <c>init_by_array</c> of one word; CPython's Modules/_randommodule.c and
/// Lib/random.py. Holds state: one instance, one thread.
/// </remarks>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;
    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    public MersenneTwister(uint seed)
    {
        unchecked
        {
            _state[0] = 19650218;
            for (var k = 1; k < Size; k++)
            {
                _state[k] = (1812433253 * (_state[k - 1] ^ (_state[k - 1] >> 30))) + (uint)k;
            }

            var i = 1;
            for (var k = 0; k < Size; k++)
            {
                _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1664525)) + seed;
                i = Follow(i);
            }

            for (var k = 0; k < Size - 1; k++)
            {
                _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1566083941)) - (uint)i;
                i = Follow(i);
            }
        }

        _state[0] = 0x80000000;
    }

    /// <summary>From 0 inclusive to 1 exclusive, in steps of 2 to the power of -53.</summary>
    public double NextDouble() => (((NextWord() >> 5) * 67108864.0) + (NextWord() >> 6)) * (1.0 / 9007199254740992.0);

    /// <summary>As many drawn from a list, with replacement.</summary>
    public ImmutableArray<T> Choices<T>(ImmutableArray<T> list, int count)
    {
        var drawn = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++)
        {
            drawn.Add(list[(int)Math.Floor(NextDouble() * list.Length)]);
        }

        return drawn.MoveToImmutable();
    }

    internal uint NextWord()
    {
        if (_next == Size)
        {
            Twist();
        }

        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private int Follow(int i)
    {
        if (i + 1 < Size)
        {
            return i + 1;
        }

        _state[0] = _state[Size - 1];
        return 1;
    }

    private void Twist()
    {
        for (var k = 0; k < Size; k++)
        {
            var y = (_state[k] & 0x80000000) | (_state[(k + 1) % Size] & 0x7fffffff);
            _state[k] = _state[(k + Middle) % Size] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }

        _next = 0;
    }
}
