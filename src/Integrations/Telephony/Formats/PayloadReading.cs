using System.Text.Json;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>Takes a request apart into payloads, each of which is read, or refused by name, on its own.</summary>
internal static class PayloadReading
{
    /// <summary>Reads a body that is an object, or a list of objects.</summary>
    public static CallEventTranslation EachObject(ReadOnlyMemory<byte> body, Func<JsonElement, TranslatedPayload> read)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => new([One(json.RootElement, read)]),
                JsonValueKind.Array when json.RootElement.GetArrayLength() > CallPayload.ItemsMax => CallEventTranslation.Refused(CallFormatErrors.TooMany),
                JsonValueKind.Array => new([.. json.RootElement.EnumerateArray().Select(item => One(item, read))]),
                _ => CallEventTranslation.Refused(CallFormatErrors.Unreadable),
            };
        }
        catch (JsonException)
        {
            return CallEventTranslation.Refused(CallFormatErrors.Unreadable);
        }
    }

    public static TranslatedPayload One<T>(T payload, Func<T, TranslatedPayload> read)
    {
        try
        {
            return payload is JsonElement { ValueKind: not JsonValueKind.Object }
                ? TranslatedPayload.Refused(CallFormatErrors.Unreadable)
                : read(payload);
        }
        catch (ContactCenterException refusal)
        {
            return TranslatedPayload.Refused(refusal.Error);
        }
        catch (InvalidOperationException) when (payload is JsonElement)
        {
            // A name or text in it is not one of Unicode, which shows only when it is read.
            return TranslatedPayload.Refused(CallFormatErrors.Unreadable);
        }
    }
}
