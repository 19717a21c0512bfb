using System.Text.Json;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>Reads values of JSON as texts.</summary>
internal static class JsonTexts
{
    /// <summary>Null = a value that is no single one.</summary>
    public static string? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    public static string? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? text : null;
}
