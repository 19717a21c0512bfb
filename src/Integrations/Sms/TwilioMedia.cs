using System.Net;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Integrations.Sms;

/// <summary>Fetches what was sent with a text message, from the provider alone, and from where the provider says it is kept.</summary>
public sealed class TwilioMedia(SmsSettings settings, OutgoingHttp outgoing) : IDisposable
{
    private const int RedirectionsMax = 3;
    private const int BufferBytesMax = 64 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = outgoing.Create(Timeout, BufferBytesMax, settings.ApiUrl, OutgoingRetries.Passing);

    /// <returns>Null = the address is not the provider's.</returns>
    /// <exception cref="HttpRequestException">It is not there, cannot be had now, or is kept where this server does not call.</exception>
    public async Task<HttpResponseMessage?> OpenAsync(string address, CancellationToken cancellationToken = default)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsProviders(uri)) return null;
        for (var redirections = 0; ; redirections++)
        {
            var response = await SendAsync(uri, cancellationToken);
            if (!IsRedirection(response.StatusCode)) return Successful(response);
            var location = response.Headers.Location;
            response.Dispose();
            if (redirections == RedirectionsMax || !Uri.TryCreate(uri, location, out var next))
                throw new HttpRequestException("Media: one redirection too many, or one that leads nowhere.");
            if (uri.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps) throw new OutgoingRefusedException(OutgoingFault.NotWeb);
            uri = next;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Every hop is judged anew; none but the provider itself gets our credentials.</summary>
    private async Task<HttpResponseMessage> SendAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (IsProviders(uri)) request.Headers.Authorization = settings.Credentials;
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static HttpResponseMessage Successful(HttpResponseMessage response)
    {
        try
        {
            return response.EnsureSuccessStatusCode();
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private bool IsProviders(Uri address) => address.GetLeftPart(UriPartial.Authority) == settings.ApiUrl.GetLeftPart(UriPartial.Authority);

    private static bool IsRedirection(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect
            or HttpStatusCode.PermanentRedirect;
}
