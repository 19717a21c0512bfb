namespace ContactCenter.Workspace;

/// <summary>A custom field (contract §5).</summary>
/// <param name="Field">The name, which is also the id.</param>
/// <param name="Scope">The kind of entity that has the field: <see cref="VisitorScope"/> or <see cref="RoomScope"/>.</param>
/// <param name="Pattern">The regular expression that a value must match; empty = any.</param>
[GenerateSerializer, Immutable, Alias("CustomFieldDefinition")]
public sealed record CustomFieldDefinition(string Field, string Label, string Scope, bool Searchable, bool Required, string Pattern)
{
    /// <summary>The field belongs to visitors and to their contacts.</summary>
    public const string VisitorScope = "visitor";
    public const string RoomScope = "room";

    /// <summary>The value is typed in.</summary>
    public const string InputType = "input";
    public const string SelectType = "select";

    /// <summary>The place where agents see it: "visible", "hidden", …; stored for clients only.</summary>
    [Id(0)] public string Visibility { get; init; } = "visible";

    /// <summary>The way to enter a value: <see cref="InputType"/> or <see cref="SelectType"/>.</summary>
    [Id(1)] public string Type { get; init; } = InputType;

    /// <summary>The value that a form starts with; null = none.</summary>
    [Id(2)] public string? DefaultValue { get; init; }

    /// <summary>The options of a select, separated by commas; null = none.</summary>
    [Id(3)] public string? Options { get; init; }

    /// <summary>The widget's registration form asks for the field.</summary>
    [Id(4)] public bool Public { get; init; }

    [Id(5)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Tells whether a value other than the empty one may be stored.</summary>
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
