namespace ContactCenter.Workspace;

/// <summary>A custom field (contract §5).</summary>
/// <param name="Field">Its name, which is its id.</param>
/// <param name="Scope">What has it: <see cref="VisitorScope"/> or <see cref="RoomScope"/>.</param>
/// <param name="Pattern">Regular expression a value must match; empty = any.</param>
[GenerateSerializer, Immutable, Alias("CustomFieldDefinition")]
public sealed record CustomFieldDefinition(string Field, string Label, string Scope, bool Searchable, bool Required, string Pattern)
{
    /// <summary>Visitors, and the contacts they are.</summary>
    public const string VisitorScope = "visitor";
    public const string RoomScope = "room";

    /// <summary>Ways to enter a value.</summary>
    public const string InputType = "input";
    public const string SelectType = "select";

    /// <summary>Where agents see it: "visible", "hidden", …; stored for clients and nothing else.</summary>
    [Id(0)] public string Visibility { get; init; } = "visible";

    /// <summary>How it is entered: <see cref="InputType"/> or <see cref="SelectType"/>.</summary>
    [Id(1)] public string Type { get; init; } = InputType;

    /// <summary>What a form starts with; null = nothing.</summary>
    [Id(2)] public string? DefaultValue { get; init; }

    /// <summary>What a select offers, separated by commas; null = nothing.</summary>
    [Id(3)] public string? Options { get; init; }

    /// <summary>Whether the widget's registration form asks for it.</summary>
    [Id(4)] public bool Public { get; init; }

    [Id(5)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether a value other than the empty one may be stored.</summary>
    public bool Accepts(string value) => Pattern.Length == 0 || ValuePatterns.IsMatch(Pattern, value);
}

/// <summary>Limits of custom fields, in characters unless the name says otherwise.</summary>
public static class CustomFieldLimits
{
    public const int FieldsMax = 100;
    public const int FieldMax = 128;
    public const int LabelMax = 512;
    public const int VisibilityMax = 32;
    public const int PatternMax = 512;
    public const int TextMax = 4096;
}
