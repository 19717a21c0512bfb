using ContactCenter.Texts;

namespace ContactCenter.Tests.Texts;

/// <summary>Long messages are cut into several SMS.</summary>
public sealed class TextPartsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(TextParts.CharactersMax)]
    public void Message_that_fits_is_one_part(int characters) =>
        Assert.Equal(new string('x', characters), Assert.Single(TextParts.Of(new string('x', characters))));

    [Fact]
    public void Long_message_is_cut_between_words_and_nothing_is_lost()
    {
        var message = string.Join(' ', Enumerable.Range(0, 1_000).Select(number => $"word{number}"));
        var parts = TextParts.Of(message);
        Assert.Equal(message, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, TextParts.CharactersMax));
        Assert.All(parts[..^1], part => Assert.EndsWith(" ", part, StringComparison.Ordinal));
    }

    [Fact]
    public void Message_without_spaces_is_cut_between_characters_and_not_within_one()
    {
        var message = string.Concat(Enumerable.Repeat("🙂", TextParts.CharactersMax)).Insert(0, "x");
        var parts = TextParts.Of(message);
        Assert.Equal(message, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
    }
}
