using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Errors;

namespace ContactCenter.Api.Http;

/// <summary>The parameter <c>selector</c> of autocompletion: a JSON object in a text, <c>{"term":…,"exceptions":[…]}</c>.</summary>
internal static class SelectorInput
{
    /// <exception cref="ContactCenterException">It is no such object.</exception>
    public static (string? Term, ImmutableArray<string> Exceptions) Read(string selector, Error invalid)
    {
        try
        {
            using var parsed = JsonDocument.Parse(selector);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
                return (parsed.RootElement.Text("term"), parsed.RootElement.TextsOrNone("exceptions"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Said below.
        }

        throw new ContactCenterException(invalid);
    }
}
