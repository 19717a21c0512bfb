using ContactCenter.Sms;

namespace ContactCenter.Tests.Sms;

/// <summary>Long messages are cut into several SMS.</summary>
public sealed class SmsPartsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SmsParts.CharactersMax)]
    public void Message_that_fits_is_one_part(int characters) =>
        Assert.Equal(new string('x', characters), Assert.Single(SmsParts.Of(new string('x', characters))));

    [Fact]
    public void Long_message_is_cut_between_words_and_nothing_is_lost()
    {
        var message = string.Join(' ', Enumerable.Range(0, 1_000).Select(number => $"word{number}"));
        var parts = SmsParts.Of(message);
        Assert.Equal(message, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, SmsParts.CharactersMax));
        Assert.All(parts[..^1], part => Assert.EndsWith(" ", part, StringComparison.Ordinal));
    }

    [Fact]
    public void Message_without_spaces_is_cut_between_characters_and_not_within_one()
    {
        var message = string.Concat(Enumerable.Repeat("🙂", SmsParts.CharactersMax)).Insert(0, "x");
        var parts = SmsParts.Of(message);
        Assert.Equal(message, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
    }
}
