using ContactCenter.Integrations.Sms;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Sms;

/// <summary>Reads what an SMS provider sends (contract §2.4). It signs every call; nobody else can make one.</summary>
internal sealed class SmsWebhook(SmsSettings settings)
{
    public const string FormType = "application/x-www-form-urlencoded";

    /// <summary>No such provider is configured here.</summary>
    public static Error InvalidService { get; } = Error.Plain("Invalid service");

    /// <summary>The call is not signed by the provider, or is not one that a provider makes.</summary>
    public static Error InvalidRequest { get; } = Error.Plain("Invalid request");

    /// <summary>The form, when it is the provider's.</summary>
    public async Task<IFormCollection> ReadSignedAsync(ApiCall call)
    {
        if (!settings.IsConfigured || call.FromPath("service") != SmsSettings.Twilio) throw new ContactCenterException(InvalidService);
        var request = call.Request;
        if (!IsForm(request)) throw new ContactCenterException(InvalidRequest);
        try
        {
            var form = await request.ReadFormAsync(call.Aborted);
            var address = settings.AddressOf($"{request.Path}{request.QueryString}");
            var signature = request.Headers[TwilioSignature.Header].ToString();
            if (TwilioSignature.IsValid(signature, settings.AuthToken!, address, form)) return form;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // More than a form may have, or less than it promised: refused like one that is not signed.
        }

        throw new ContactCenterException(InvalidRequest);
    }

    /// <summary>
    /// Tells whether the body is a form in UTF-8, as providers send it. Another encoding is refused, because a caller could choose by it how the form is
    /// read.
    /// </summary>
    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
