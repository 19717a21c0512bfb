using System.Collections.Immutable;
using System.Text.Json;

namespace ContactCenter.Workspace;

/// <summary>The kinds of value that a setting has.</summary>
public enum SettingKind
{
    /// <summary>On or off.</summary>
    Flag,

    /// <summary>A whole number between two bounds.</summary>
    Number,

    /// <summary>A text in the form that the setting asks for.</summary>
    Text,

    /// <summary>One of several values.</summary>
    Choice,

    /// <summary>A list of some of several values, each once.</summary>
    Choices,
}

/// <summary>A setting: its purpose and its allowed values. Everything that reads, checks or lists settings goes by it.</summary>
/// <param name="Default">The default value as JSON.</param>
/// <param name="Summary">One line for those who set it.</param>
public sealed record SettingDefinition(string Id, SettingKind Kind, string Default, string Summary)
{
    /// <summary>The smallest number that is allowed.</summary>
    public int Min { get; init; }
    /// <summary>The largest number that is allowed; of a text, the most characters.</summary>
    public int Max { get; init; }

    /// <summary>The values of a choice, or of a list of choices.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The form of a text.</summary>
    public SettingFormat Format { get; init; } = SettingFormats.Any;

    /// <summary>The allowed values in words: "one of none, close".</summary>
    public string Allowed => Kind switch
    {
        SettingKind.Flag => "true or false",
        SettingKind.Number => FormattableString.Invariant($"a whole number from {Min} to {Max}"),
        SettingKind.Choice => $"one of {string.Join(", ", Values)}",
        SettingKind.Choices => $"a list of some of {string.Join(", ", Values)}",
        _ => FormattableString.Invariant($"{Format.Name} of at most {Max} characters"),
    };

    public bool Accepts(JsonElement value) => Kind switch
    {
        SettingKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        SettingKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= Min && number <= Max,
        SettingKind.Choice => TextOf(value) is { } choice && Values.Contains(choice),
        SettingKind.Choices => value.ValueKind == JsonValueKind.Array && AreChoices([.. value.EnumerateArray().Select(TextOf)]),
        _ => TextOf(value) is { } text && text.Length <= Max && (Format.AllowsNone && text.Length == 0 || Format.Accepts(text)),
    };

    private bool AreChoices(ImmutableArray<string?> values) =>
        values.Length <= Values.Length && values.Distinct().Count() == values.Length && values.All(value => value is not null && Values.Contains(value));

    /// <summary>The value's text; null = it is no text, or one that cannot be written down.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a character.
            return null;
        }
    }
}
