using System.Xml.Linq;
using ContactCenter.Calls;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Integrations.Telephony.Dialing;

/// <summary>
/// Lets Twilio call the agent, and then the number (its Call resource, version 2010-04-01). The callbacks' address names the call and the
/// agent, since Twilio's own id is not known before it responds.
/// </summary>
public sealed class TwilioDialer(TelephonySettings settings, OutgoingHttp outgoing) : ProviderDialer(settings, outgoing, settings.Twilio.ApiUrl)
{
    /// <summary>The path at which callbacks are taken.</summary>
    public const string CallbackPath = "/api/v1/calls.events/twilio";

    private static readonly string[] Events = ["initiated", "ringing", "answered", "completed"];

    public override string Provider => CallFormats.Twilio;

    private protected override HttpRequestMessage Order(DialRequest request)
    {
        var twilio = Settings.Twilio;
        var from = request.From ?? twilio.From!;
        var ofCall = twilio.AddressOf($"{CallbackPath}?{CallPayload.CallParameter}={request.ProviderCallId}");
        var ofAgent = $"{ofCall}&{CallPayload.AgentParameter}={Uri.EscapeDataString(request.Agent)}";
        var dial = new XElement(
            "Response",
            new XElement(
                "Dial", new XAttribute("callerId", from),
                new XElement(
                    "Number", new XAttribute("statusCallback", ofCall), new XAttribute("statusCallbackEvent", string.Join(' ', Events)), request.Number)));
        KeyValuePair<string, string>[] form =
        [
            new("To", twilio.AgentAddress.Replace(AriSettings.AgentPlace, request.Agent, StringComparison.Ordinal)), new("From", from),
            new("Twiml", dial.ToString(SaveOptions.DisableFormatting)), new("StatusCallback", ofAgent),
            .. Events.Select(name => new KeyValuePair<string, string>("StatusCallbackEvent", name)),
        ];
        return new(HttpMethod.Post, new Uri(twilio.ApiUrl, $"{twilio.AccountPath}/Calls.json"))
        {
            Content = new FormUrlEncodedContent(form), Headers = { Authorization = twilio.Credentials },
        };
    }
}
