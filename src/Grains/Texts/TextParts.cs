using System.Collections.Immutable;

namespace ContactCenter.Texts;

/// <summary>A message that is longer than a text may be goes as several, cut between words where it can be.</summary>
public static class TextParts
{
    /// <summary>What providers take as one text, in UTF-16 units.</summary>
    public const int CharactersMax = 1_600;

    /// <summary>At least one part; put together they are the message.</summary>
    public static ImmutableArray<string> Of(string message)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        while (message.Length > CharactersMax)
        {
            var length = LengthOfFirst(message);
            parts.Add(message[..length]);
            message = message[length..];
        }

        parts.Add(message);
        return parts.ToImmutable();
    }

    private static int LengthOfFirst(string message)
    {
        var space = message.LastIndexOf(' ', CharactersMax - 1);
        if (space >= CharactersMax / 2) return space + 1;
        return char.IsHighSurrogate(message[CharactersMax - 1]) ? CharactersMax - 1 : CharactersMax;
    }
}
