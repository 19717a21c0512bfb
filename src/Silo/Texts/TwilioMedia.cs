namespace ContactCenter.Silo.Texts;

/// <summary>Fetches what was sent with a text message, from the provider alone.</summary>
public sealed class TwilioMedia(SmsSettings settings) : IDisposable
{
    private const int RedirectionsMax = 3;

    // A redirection leads to the provider's store, without our credentials.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        MaxAutomaticRedirections = RedirectionsMax, PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    });

    /// <returns>Null = the address is not the provider's.</returns>
    /// <exception cref="HttpRequestException">It is not there, or cannot be had now.</exception>
    public async Task<HttpResponseMessage?> OpenAsync(string address, CancellationToken cancellationToken = default)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || Origin(uri) != Origin(settings.ApiUrl)) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = settings.Credentials;
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
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

    public void Dispose() => _http.Dispose();

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
