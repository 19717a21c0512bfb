using System.Globalization;
using System.Text.Json;
using ContactCenter.Errors;

namespace ContactCenter.Api.Http;

/// <summary>Dates in queries (contract §3.2): <c>{"start":iso,"end":iso}</c>, either may be missing; both inclusive.</summary>
internal static class DateFilters
{
    public static (DateTimeOffset? From, DateTimeOffset? Until) Range(JsonElement input, string parameter)
    {
        var text = input.Text(parameter);
        if (string.IsNullOrEmpty(text)) return default;
        try
        {
            using var range = JsonDocument.Parse(text);
            if (range.RootElement.ValueKind == JsonValueKind.Object)
                return (Bound(range.RootElement, parameter, "start"), Bound(range.RootElement, parameter, "end"));
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new ContactCenterException(HttpErrors.InvalidJsonParameter(parameter));
    }

    /// <summary>A single date.</summary>
    public static DateTimeOffset? Date(JsonElement input, string parameter)
    {
        var text = input.Text(parameter);
        if (string.IsNullOrEmpty(text)) return null;
        return Parse(text) ?? throw new ContactCenterException(HttpErrors.InvalidDate(parameter));
    }

    private static DateTimeOffset? Bound(JsonElement range, string parameter, string name)
    {
        if (!range.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : "";
        if (value.ValueKind == JsonValueKind.String && text!.Length == 0) return null;
        return Parse(text!) ?? throw new ContactCenterException(HttpErrors.InvalidDate($"{parameter}.{name}"));
    }

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;
}
