using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Recount.Core.Tests.Text;

public sealed class CodePointMapTests
{
    private static readonly Gen<string> s_texts = Gen.Elements("a", "é", "’", " ", "\n", "😀", "𝔘", "🇺🇦", "\ud83d", "\ude00").ListOf()
        .Select(parts => string.Concat(parts));

    [Fact]
    public void An_astral_character_is_two_units_and_one_code_point()
    {
        var map = new CodePointMap("a😀b");

        Enumerable.Range(0, 5).Select(map.ToCodePoint).ShouldBe([0, 1, 1, 2, 3]);
        Enumerable.Range(0, 4).Select(map.ToUtf16).ShouldBe([0, 1, 3, 4]);
    }

    [Fact]
    public void An_unpaired_surrogate_counts_as_one()
    {
        var map = new CodePointMap("\ude00x\ud83dy");

        Enumerable.Range(0, 5).Select(map.ToCodePoint).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void Every_code_point_offset_comes_back_from_its_unit_offset() => Prop.ForAll(Arb.From(s_texts), text =>
    {
        var map = new CodePointMap(text);
        var codePoints = map.ToCodePoint(text.Length);
        return Enumerable.Range(0, codePoints + 1).All(i => map.ToCodePoint(map.ToUtf16(i)) == i);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Offsets_agree_with_a_count_of_runes_from_the_start() => Prop.ForAll(Arb.From(s_texts), text =>
    {
        var map = new CodePointMap(text);
        var (unit, point) = (0, 0);
        while (unit < text.Length)
        {
            if (map.ToCodePoint(unit) != point || map.ToUtf16(point) != unit)
            {
                return false;
            }

            Rune.DecodeFromUtf16(text.AsSpan(unit), out _, out var consumed);
            unit += consumed;
            point++;
        }

        return map.ToCodePoint(text.Length) == point && map.ToUtf16(point) == text.Length;
    }).QuickCheckThrowOnFailure();
}
