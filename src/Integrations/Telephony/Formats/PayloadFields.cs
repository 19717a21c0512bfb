using System.Globalization;
using System.Text.Json;
using ContactCenter.Calls;
using ContactCenter.Errors;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>The fields of one payload, each a text. Only fields that are asked for are judged.</summary>
internal sealed class PayloadFields(IReadOnlyDictionary<string, string> values)
{
    private const int LongCharactersMax = CallLimits.UrlCharactersMax;

    public IEnumerable<KeyValuePair<string, string>> All => values;

    /// <summary>The field without white space around it; null = absent or empty.</summary>
    public string? this[string name] => Read(name, CallLimits.NameCharactersMax);

    public static PayloadFields Of(IFormCollection form) =>
        new(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.OrdinalIgnoreCase));

    /// <summary>The members of an object that are texts, numbers, booleans, or lists of texts.</summary>
    public static PayloadFields Of(JsonElement json)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in json.EnumerateObject())
        {
            var text = member.Value.ValueKind == JsonValueKind.Array
                ? string.Join(',', member.Value.EnumerateArray().Select(JsonTexts.Read))
                : JsonTexts.Read(member.Value);
            if (text is not null) values[member.Name] = text;
        }

        return new(values);
    }

    public string Required(string name) => this[name] ?? throw new ContactCenterException(CallFormatErrors.Missing(name));

    /// <summary>An http or https address; null = absent, or another kind of address.</summary>
    public string? Url(string name) => JsonTexts.WebAddress(Long(name));

    /// <summary>A field of which a part alone is an id or name.</summary>
    public string? Long(string name) => Read(name, LongCharactersMax);

    public long? Number(string name) => this[name] is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ContactCenterException(CallFormatErrors.Invalid(name));

    /// <summary>A length in seconds, which may have a fraction that is left away.</summary>
    public int? Seconds(string name) => this[name] is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? (int)number
        : throw new ContactCenterException(CallFormatErrors.Invalid(name));

    private string? Read(string name, int charactersMax)
    {
        if (!values.TryGetValue(name, out var value)) return null;
        var text = value.Trim();
        if (text.Length > charactersMax || text.Any(char.IsControl)) throw new ContactCenterException(CallFormatErrors.Invalid(name));
        return text.Length > 0 ? text : null;
    }
}
