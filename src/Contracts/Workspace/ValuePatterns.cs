using System.Text.RegularExpressions;

namespace ContactCenter.Workspace;

/// <summary>
/// Regular expressions that administrators write and strangers' values are held against: their time grows with the value's length and no faster, which
/// .NET promises for those without backtracking.
/// </summary>
public static class ValuePatterns
{
    /// <summary>A pattern that takes longer on a value does not accept it.</summary>
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

    /// <summary>Patterns that were saved before they were checked are still tried, for as long as any other.</summary>
    public static bool IsMatch(string pattern, string value) =>
        TryMatch(pattern, value, RegexOptions.NonBacktracking) ?? TryMatch(pattern, value, RegexOptions.None) ?? false;

    /// <returns>Null = it cannot be run like this.</returns>
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

/// <summary>Why a pattern is not saved.</summary>
public enum PatternFault
{
    None,
    NoPattern,

    /// <summary>It looks around, back or tries without end.</summary>
    NeedsBacktracking,
}
