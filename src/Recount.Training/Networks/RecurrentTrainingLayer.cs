using System.Numerics;
using Recount.Language;

namespace Recount.Training;

/// <summary>A layer of simple recurrent units under training: what <c>Recount.Language.RecurrentLayer</c> runs, forward and back.</summary>
internal sealed class RecurrentTrainingLayer
{
    private readonly LinearLayer _products;
    private readonly int _size;
    private readonly bool _isPlain;

    /// <param name="random">For the first weights.</param>
    /// <param name="inputs">Numbers a word; where they are 2 · <paramref name="size"/>, the highway carries them as they are.</param>
    /// <param name="size">Units a direction; a multiple of 16.</param>
    public RecurrentTrainingLayer(RandomNumbers random, int inputs, int size)
    {
        _size = size;
        _isPlain = inputs == size * 2;
        _products = new LinearLayer(random, inputs, size * (_isPlain ? 6 : 8));
        _products.Weights.Fill(random, MathF.Sqrt(3f / inputs));
        Peepholes = new Parameter(4, size).Fill(random, 0.3f);
        for (var direction = 0; direction < 2; direction++)
        {
            // Gates start out remembering and letting the input through.
            _products.Bias.Values.AsSpan((direction * Parts * size) + size, size).Fill(0.5f);
            _products.Bias.Values.AsSpan((direction * Parts * size) + (2 * size), size).Fill(-0.5f);
        }
    }

    public int Size => _size;

    /// <summary>Forward's forget and highway gate, then backward's.</summary>
    public Parameter Peepholes { get; }

    private int Parts => _isPlain ? 3 : 4;

    public IEnumerable<Parameter> Parameters => [.. _products.Parameters, Peepholes];

    /// <summary>In eight bits, as run time reads it.</summary>
    /// <param name="inputScale">What 1 in the layer's input will stand for.</param>
    public RecurrentLayer Export(float inputScale) => new(_products.Export(), Peepholes.Values, _size, inputScale);

    /// <summary>What the way back needs of the way forward.</summary>
    public sealed record Trace(float[] Input, float[] Products, float[] Forget, float[] Highway, float[] State, float[] Output);

    public Trace Forward(Scratch scratch, float[] input, IReadOnlyList<(int From, int Count)> sentences, int words)
    {
        var products = _products.Forward(scratch, input, _products.Inputs, words);
        var (forget, highway, state, output) = (
            scratch.Zeros(words * 2 * _size), scratch.Zeros(words * 2 * _size), scratch.Zeros(words * 2 * _size), scratch.Zeros(words * 2 * _size));
        foreach (var (from, count) in sentences)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                for (var step = 0; step < count; step++)
                {
                    var word = from + (direction == 0 ? step : count - 1 - step);
                    var last = direction == 0 ? word - 1 : word + 1;
                    var own = (word * _products.Stride) + (direction * Parts * _size);
                    for (var lane = 0; lane < _size; lane += Vector<float>.Count)
                    {
                        var at = (word * 2 * _size) + (direction * _size) + lane;
                        var before = step == 0 ? Vector<float>.Zero : new Vector<float>(state, (last * 2 * _size) + (direction * _size) + lane);
                        var z = new Vector<float>(products, own + lane);
                        var f = Gate(new Vector<float>(products, own + _size + lane) + (Peep(direction, 0, lane) * before));
                        var r = Gate(new Vector<float>(products, own + (2 * _size) + lane) + (Peep(direction, 1, lane) * before));
                        var x = _isPlain ? new Vector<float>(input, at) : new Vector<float>(products, own + (3 * _size) + lane);
                        var c = (f * before) + ((Vector<float>.One - f) * z);
                        f.CopyTo(forget, at);
                        r.CopyTo(highway, at);
                        c.CopyTo(state, at);
                        ((r * c) + ((Vector<float>.One - r) * x)).CopyTo(output, at);
                    }
                }
            }
        }

        return new Trace(input, products, forget, highway, state, output);
    }

    /// <param name="worker">Whose gradients are gathered.</param>
    /// <param name="scratch">Room.</param>
    /// <param name="trace">Of the way forward.</param>
    /// <param name="sentences">First word and count.</param>
    /// <param name="words">Of all sentences.</param>
    /// <param name="gradient">Of the output.</param>
    /// <returns>Gradient of the input.</returns>
    public float[] Backward(
        int worker, Scratch scratch, Trace trace, IReadOnlyList<(int From, int Count)> sentences, int words, float[] gradient)
    {
        var products = scratch.Zeros(words * _products.Stride);
        var input = scratch.Zeros(words * _products.Inputs);
        var carried = new float[_size];
        var one = Vector<float>.One;
        foreach (var (from, count) in sentences)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                Array.Clear(carried);
                for (var step = count - 1; step >= 0; step--)
                {
                    var word = from + (direction == 0 ? step : count - 1 - step);
                    var last = direction == 0 ? word - 1 : word + 1;
                    var own = (word * _products.Stride) + (direction * Parts * _size);
                    for (var lane = 0; lane < _size; lane += Vector<float>.Count)
                    {
                        var at = (word * 2 * _size) + (direction * _size) + lane;
                        var before = step == 0 ? Vector<float>.Zero : new Vector<float>(trace.State, (last * 2 * _size) + (direction * _size) + lane);
                        var f = new Vector<float>(trace.Forget, at);
                        var r = new Vector<float>(trace.Highway, at);
                        var c = new Vector<float>(trace.State, at);
                        var z = new Vector<float>(trace.Products, own + lane);
                        var x = _isPlain ? new Vector<float>(trace.Input, at) : new Vector<float>(trace.Products, own + (3 * _size) + lane);
                        var dh = new Vector<float>(gradient, at);
                        var dx = dh * (one - r);
                        var gr = dh * (c - x) * Slope(r);
                        var dc = new Vector<float>(carried, lane) + (dh * r);
                        var gf = dc * (before - z) * Slope(f);
                        (dc * (one - f)).CopyTo(products, own + lane);
                        gf.CopyTo(products, own + _size + lane);
                        gr.CopyTo(products, own + (2 * _size) + lane);
                        if (_isPlain)
                        {
                            (new Vector<float>(input, at) + dx).CopyTo(input, at);
                        }
                        else
                        {
                            dx.CopyTo(products, own + (3 * _size) + lane);
                        }

                        Gather(worker, direction, 0, lane, gf * before);
                        Gather(worker, direction, 1, lane, gr * before);
                        ((dc * f) + (gf * Peep(direction, 0, lane)) + (gr * Peep(direction, 1, lane))).CopyTo(carried, lane);
                    }
                }
            }
        }

        _products.Backward(worker, scratch, trace.Input, _products.Inputs, words, products, input);
        return input;
    }

    private Vector<float> Peep(int direction, int gate, int lane) => new(Peepholes.Values, (((direction * 2) + gate) * Peepholes.Stride) + lane);

    private void Gather(int worker, int direction, int gate, int lane, Vector<float> part)
    {
        var at = (((direction * 2) + gate) * Peepholes.Stride) + lane;
        (new Vector<float>(Peepholes.Gradients[worker], at) + part).CopyTo(Peepholes.Gradients[worker], at);
    }

    private static Vector<float> Gate(Vector<float> a) =>
        new Vector<float>(0.5f) + (new Vector<float>(0.5f) * a / Vector.SquareRoot(Vector<float>.One + (a * a)));

    // Of the gate by its argument, told by the gate's value.
    private static Vector<float> Slope(Vector<float> gate)
    {
        var g = (gate * 2) - Vector<float>.One;
        var q = Vector<float>.One - (g * g);
        return new Vector<float>(0.5f) * q * Vector.SquareRoot(Vector.Max(q, Vector<float>.Zero));
    }
}
