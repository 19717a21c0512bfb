using System.Net;
using ContactCenter.Calls;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Integrations.Telephony.Dialing;

/// <summary>Sends an order to a provider and reads the response. Orders are sent again only when they certainly did not arrive.</summary>
public abstract class ProviderDialer : ITelephony, IDisposable
{
    private const int ResponseBytesMax = 64 * 1024;

    private readonly HttpClient _http;

    private protected ProviderDialer(TelephonySettings settings, OutgoingHttp outgoing, Uri named)
    {
        Settings = settings;
        _http = outgoing.Create(TimeSpan.FromSeconds(settings.TimeoutSeconds), ResponseBytesMax, named, OutgoingRetries.NotArrived);
    }

    public abstract string Provider { get; }

    private protected TelephonySettings Settings { get; }

    public async Task<DialOutcome> DialAsync(DialRequest request, CancellationToken cancellationToken = default)
    {
        if (DialTexts.Plain(request) is not { } plain) return new(DialFailures.InvalidRequest);
        try
        {
            using var order = Order(plain);
            using var response = await _http.SendAsync(order, cancellationToken);
            return Read(response.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            return new(OutgoingRefusedException.IsIn(fault) || OutgoingResilience.HasNotArrived(fault) ? DialFailures.Unavailable : DialFailures.Unknown);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(DialFailures.Unknown);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract HttpRequestMessage Order(DialRequest request);

    /// <summary>The meaning of a status that is none of the usual ones; null = it is.</summary>
    private protected virtual DialOutcome? ReadOwn(HttpStatusCode status) => null;

    private DialOutcome Read(HttpStatusCode status)
    {
        if (ReadOwn(status) is { } own) return own;
        if ((int)status is >= 200 and < 300) return DialOutcome.Accepted;
        var isOperators = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.PaymentRequired
            or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable || (int)status < 400;
        var failure = isOperators ? DialFailures.Unavailable : (int)status >= 500 ? DialFailures.Unknown : DialFailures.Refused;
        return new(failure, $"http-{(int)status}");
    }
}
