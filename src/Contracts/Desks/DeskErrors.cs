using ContactCenter.Errors;

namespace ContactCenter.Desks;

/// <summary>Errors of what the screens of a user share.</summary>
public static class DeskErrors
{
    /// <summary>
    /// All preferences together would be longer than <see cref="DeskLimits.PreferenceBytesMax"/>, or more than <see cref="DeskLimits.PreferencesMax"/>.
    /// </summary>
    public static Error TooManyPreferences { get; } = Error.Coded("error-preferences-too-large", "Preferences are limited to 100 names and 16 KB in all");
}

/// <summary>Limits of what the screens of a user share.</summary>
public static class DeskLimits
{
    /// <summary>Drafts of one user, with those that were emptied lately. Beyond it the emptied ones go first, then the oldest.</summary>
    public const int DraftsMax = 200;

    /// <summary>Characters of one draft.</summary>
    public const int DraftLengthMax = 5_000;

    /// <summary>Characters of all drafts of one user, which are written together. Beyond it the oldest go.</summary>
    public const int AllDraftsLengthMax = 200_000;

    /// <summary>The highest revision: the highest whole number that JavaScript can count to.</summary>
    public const long RevisionMax = (1L << 53) - 1;

    /// <summary>Preferences of one user.</summary>
    public const int PreferencesMax = 100;

    /// <summary>Bytes of the names and values of all preferences of one user, as JSON in UTF-8.</summary>
    public const int PreferenceBytesMax = 16 * 1024;
}
