using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using ContactCenter.Calls;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Signatures;

namespace ContactCenter.Integrations.Telephony.Dialing;

/// <summary>Tells a service of one's own to make a call: a POST of JSON, signed as Standard Webhooks says. Any 2xx means that it will.</summary>
public sealed class WebhookDialer(TelephonySettings settings, OutgoingHttp outgoing, TimeProvider time)
    : ProviderDialer(settings, outgoing, settings.Webhook.Url!)
{
    public override string Provider => Settings.Webhook.Provider!;

    private protected override HttpRequestMessage Order(DialRequest request)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new DialOrder(request.ProviderCallId, request.Agent, request.Number, request.From), DialJson.Default.DialOrder);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var order = new HttpRequestMessage(HttpMethod.Post, Settings.Webhook.Url) { Content = new ByteArrayContent(body) };
        order.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        order.Headers.Add(StandardWebhook.IdHeader, request.ProviderCallId);
        order.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        order.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Sign(Settings.Webhook.Secret!, request.ProviderCallId, timestamp, body));
        return order;
    }
}
