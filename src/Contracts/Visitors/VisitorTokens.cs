namespace ContactCenter.Visitors;

/// <summary>Judges whether a visitor's token could be guessed. The token is all that a visitor is known by.</summary>
public static class VisitorTokens
{
    public const int CharactersMin = 16;

    /// <summary>
    /// The fewest different characters. Random tokens have more, even sixteen hexadecimal digits; one key held down, or two in turn, have
    /// fewer.
    /// </summary>
    public const int DifferentCharactersMin = 6;

    public static bool IsWeak(string token) => token.Length < CharactersMin || token.Distinct().Count() < DifferentCharactersMin;
}
