using System.Net;
using System.Text.Json;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Sms;

namespace ContactCenter.Integrations.Sms;

/// <summary>
/// Sends through Twilio's interface (its Message resource, version 2010-04-01): POST of From, To and Body; 201 with <c>sid</c>, or an error
/// with <c>code</c>.
/// </summary>
public sealed class TwilioSmsSender : ISmsSender, IDisposable
{
    private const int ResponseBytesMax = 64 * 1024;

    private readonly SmsSettings _settings;
    private readonly Uri _messages;
    private readonly HttpClient _http;

    public TwilioSmsSender(SmsSettings settings, OutgoingHttp outgoing)
    {
        _settings = settings;
        _messages = new Uri(settings.ApiUrl, $"/2010-04-01/Accounts/{Uri.EscapeDataString(settings.AccountSid!)}/Messages.json");
        // What may have arrived is not sent again here: due work is, by its own schedule.
        _http = outgoing.Create(TimeSpan.FromSeconds(settings.TimeoutSeconds), ResponseBytesMax, settings.ApiUrl, OutgoingRetries.NotArrived);
        _http.DefaultRequestHeaders.Authorization = settings.Credentials;
    }

    public async Task<SmsReceipt> SendAsync(SmsMessage text, CancellationToken cancellationToken = default)
    {
        var form = new Dictionary<string, string> { ["From"] = text.From, ["To"] = text.To, ["Body"] = text.Text };
        if (text.Origin is { } origin) form["StatusCallback"] = _settings.AddressOf(SmsReports.PathOf(origin));
        using var content = new FormUrlEncodedContent(form);
        using var response = await _http.PostAsync(_messages, content, cancellationToken);
        if (IsPassing(response.StatusCode)) throw new HttpRequestException(null, null, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return response.IsSuccessStatusCode
            ? SmsReceipt.Accepted(answer.RootElement.GetProperty("sid").GetString()!)
            : SmsReceipt.Refused(answer.RootElement.TryGetProperty("code", out var code) ? code.ToString() : $"http-{(int)response.StatusCode}");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Not the text's fault: too many at once, a fault of the provider, or an account that an operator has to put right (wrong token, no money).
    /// </summary>
    private static bool IsPassing(HttpStatusCode status) => (int)status >= 500
        || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            or HttpStatusCode.NotFound or HttpStatusCode.PaymentRequired;
}
