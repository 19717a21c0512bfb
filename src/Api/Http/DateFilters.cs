using System.Globalization;

namespace ContactCenter.Api.Http;

/// <summary>
/// Dates in queries (contract §3.2): <c>{"start":iso,"end":iso}</c>, either may be missing; both inclusive. A date without a time is that whole day
/// of UTC, so an end that is a date is the day's last moment.
/// </summary>
internal static class DateFilters
{
    /// <summary>Accepts any object: a value that is no date gets an error of its own later.</summary>
    private static readonly ObjectSchema RangeShape = ObjectSchema.Empty with { IgnoresOthers = true };

    public static (DateTimeOffset? From, DateTimeOffset? Until) Range(string? text, string parameter)
    {
        if (string.IsNullOrEmpty(text)) return default;
        return NestedJson.Read(
            text, RangeShape, HttpErrors.InvalidJsonParameter(parameter),
            range => (Bound(range, parameter, "start", Start), Bound(range, parameter, "end", End)));
    }

    /// <summary>A single moment from which on something is wanted.</summary>
    public static DateTimeOffset? From(string? text, string parameter) => Single(text, parameter, Start);

    /// <summary>A single moment up to which something is wanted.</summary>
    public static DateTimeOffset? Until(string? text, string parameter) => Single(text, parameter, End);

    /// <summary>The last moment of a text that is a date without a time.</summary>
    public static DateTimeOffset? End(string text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero)
            : Start(text);

    private static DateTimeOffset? Single(string? text, string parameter, Func<string, DateTimeOffset?> parse)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return parse(text) ?? throw new ContactCenterException(HttpErrors.InvalidDate(parameter));
    }

    private static DateTimeOffset? Bound(JsonElement range, string parameter, string name, Func<string, DateTimeOffset?> parse)
    {
        if (!range.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : "";
        if (value.ValueKind == JsonValueKind.String && text!.Length == 0) return null;
        return parse(text!) ?? throw new ContactCenterException(HttpErrors.InvalidDate($"{parameter}.{name}"));
    }

    private static DateTimeOffset? Start(string text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;
}
