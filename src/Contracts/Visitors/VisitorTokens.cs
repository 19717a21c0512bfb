namespace ContactCenter.Visitors;

/// <summary>Whether a token, which is all that a visitor is known by, could be guessed.</summary>
public static class VisitorTokens
{
    public const int CharactersMin = 16;

    /// <summary>Random ones have more, even of sixteen hexadecimal digits; one key held down, or two in turn, have fewer.</summary>
    public const int DifferentCharactersMin = 6;

    public static bool IsWeak(string token) => token.Length < CharactersMin || token.Distinct().Count() < DifferentCharactersMin;
}
