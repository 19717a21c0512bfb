using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ContactCenter.Accounts;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Signatures;
using ContactCenter.Webhooks;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>
/// Sends an event by POST. Our own endpoints get the headers of Standard Webhooks, and the one of the contract its token. Any 2xx means that the event
/// arrived; a redirection is a failure.
/// </summary>
public sealed class WebhookSender(OutgoingHttp outgoing, SecretSealer sealer, LivechatBodies bodies, TimeProvider time) : IWebhookSender, IDisposable
{
    public const string TokenHeader = "X-RocketChat-Livechat-Token";

    /// <summary>Endpoints whose connections are kept; with more than there can be, those of deleted ones are among them.</summary>
    private const int ClientsMax = 100;
    private static readonly TimeSpan LimitMax = TimeSpan.FromMinutes(2);

    /// <summary>A client for each endpoint: what holds back the calls of one that fails must hold back no other.</summary>
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public async Task<WebhookReceipt> SendAsync(WebhookTarget target, WebhookEvent sent, CancellationToken cancellationToken = default)
    {
        var body = target.IsLivechat ? await bodies.WriteAsync(sent, cancellationToken) : WebhookBody.Write(sent);
        // Nothing is left to tell of what was erased.
        if (body is null) return new WebhookReceipt(null, null, TimeSpan.Zero);
        if (body.Length > WebhookLimits.PayloadBytesMax) return new WebhookReceipt(null, WebhookFaults.TooLarge, TimeSpan.Zero);
        if (!Uri.TryCreate(target.Url, UriKind.Absolute, out var url)) return new WebhookReceipt(null, WebhookFaults.Refused, TimeSpan.Zero);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await SignAsync(request, target, sent, body);
        // The network is waited for by the real clock, as the HTTP client does.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(target.Timeout);
        var began = time.GetTimestamp();
        try
        {
            using var response = await ClientOf(target.Id).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var start = await ReadStartAsync(response, limit.Token);
            var status = (int)response.StatusCode;
            var fault = response.IsSuccessStatusCode ? null : $"http-{status}";
            return new WebhookReceipt(status, fault, time.GetElapsedTime(began), RetryAfter(response), start);
        }
        catch (HttpRequestException exception)
        {
            var fault = OutgoingRefusedException.IsIn(exception) ? WebhookFaults.Refused : WebhookFaults.Unreachable;
            return new WebhookReceipt(null, fault, time.GetElapsedTime(began));
        }
        catch (IOException)
        {
            return new WebhookReceipt(null, WebhookFaults.Unreachable, time.GetElapsedTime(began));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookReceipt(null, WebhookFaults.Timeout, time.GetElapsedTime(began));
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
    }

    private HttpClient ClientOf(string id)
    {
        if (_clients.Count > ClientsMax)
            foreach (var known in _clients.Keys)
                // Not disposed of: calls may be under way. The collector closes what nobody holds.
                _clients.TryRemove(known, out _);
        return _clients.GetOrAdd(id, _ => outgoing.Create(LimitMax, WebhookLimits.ResponseCharactersMax));
    }

    private async Task SignAsync(HttpRequestMessage request, WebhookTarget target, WebhookEvent sent, byte[] body)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(StandardWebhook.IdHeader, sent.Id);
        request.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        if (target.Token is { } token) request.Headers.TryAddWithoutValidation(TokenHeader, token);
        var signatures = new List<string>();
        foreach (var secret in target.SealedSecrets)
            signatures.Add(StandardWebhook.Sign(await WebhookSecrets.OpenAsync(sealer, target.Id, secret), sent.Id, timestamp, body));
        if (signatures.Count > 0) request.Headers.Add(StandardWebhook.SignatureHeader, string.Join(' ', signatures));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    /// <summary>Reads no more than is shown: what else the endpoint sends is left, and the connection with it.</summary>
    private static async Task<string> ReadStartAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[WebhookLimits.ResponseCharactersMax];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
