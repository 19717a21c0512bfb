using System.Collections.Immutable;
using System.Text.Json;

namespace ContactCenter.Workspace;

/// <summary>What a setting's value is.</summary>
public enum SettingKind
{
    /// <summary>On or off.</summary>
    Flag,

    /// <summary>A whole number between two bounds.</summary>
    Number,

    /// <summary>A text in the form that the setting asks for.</summary>
    Text,

    /// <summary>One of the values that there are.</summary>
    Choice,

    /// <summary>A list of the values that there are, each once.</summary>
    Choices,
}

/// <summary>One setting: what it is for and what it may be. Everything that reads, checks or lists settings goes by it.</summary>
/// <param name="Default">As JSON.</param>
/// <param name="Summary">One line for those who set it.</param>
public sealed record SettingDefinition(string Id, SettingKind Kind, string Default, string Summary)
{
    /// <summary>The bounds of a number, both allowed; of a text, how many characters it may have.</summary>
    public int Min { get; init; }
    public int Max { get; init; }

    /// <summary>The values of a choice.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The form of a text.</summary>
    public SettingFormat Format { get; init; } = SettingFormats.Any;

    /// <summary>What is allowed, in words: "one of none, close".</summary>
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

    /// <summary>Null = it is no text, or one that cannot be written down.</summary>
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
