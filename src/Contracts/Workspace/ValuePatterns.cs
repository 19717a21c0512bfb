using System.Text.RegularExpressions;

namespace ContactCenter.Workspace;

/// <summary>
/// Matches values of strangers with regular expressions of administrators. Patterns run without backtracking, for which .NET promises a
/// time that grows with the value's length and no faster.
/// </summary>
public static class ValuePatterns
{
    /// <summary>The longest time for one value. A pattern that takes longer does not accept the value.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    public static PatternFault FindFault(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking, Timeout);
            return PatternFault.None;
        }
        catch (NotSupportedException)
        {
            return PatternFault.NeedsBacktracking;
        }
        catch (ArgumentException)
        {
            return PatternFault.NoPattern;
        }
    }

    /// <summary>
    /// Tells whether the value matches. Patterns that were saved before they were checked may run with backtracking, under the same time
    /// limit.
    /// </summary>
    public static bool IsMatch(string pattern, string value) =>
        TryMatch(pattern, value, RegexOptions.NonBacktracking) ?? TryMatch(pattern, value, RegexOptions.None) ?? false;

    /// <returns>Null = the pattern cannot be run with these options.</returns>
    private static bool? TryMatch(string pattern, string value, RegexOptions options)
    {
        try
        {
            return Regex.IsMatch(value, pattern, options, Timeout);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>The reason why a pattern is not saved.</summary>
public enum PatternFault
{
    None,
    NoPattern,

    /// <summary>The pattern needs backtracking (lookarounds, backreferences, atomic groups, conditions).</summary>
    NeedsBacktracking,
}
