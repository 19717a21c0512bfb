using System.Collections.Immutable;

namespace ContactCenter.Sms;

/// <summary>Splits a message that is too long for one SMS into several, between words where it can.</summary>
internal static class SmsParts
{
    /// <summary>The most characters that providers take as one SMS, in UTF-16 units.</summary>
    public const int CharactersMax = 1_600;

    /// <summary>Splits a message into one part or more. Put together they are the message.</summary>
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
