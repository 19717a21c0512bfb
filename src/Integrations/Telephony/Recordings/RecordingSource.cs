using System.Net.Http.Headers;
using ContactCenter.Calls;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Integrations.Telephony.Recordings;

/// <summary>
/// Fetches recordings from where the configured provider keeps them: its host, and there only below the path of recordings, so that an event
/// cannot make this server ask for anything else with its credentials. Redirections are not followed.
/// </summary>
public sealed class RecordingSource : IRecordingSource, IDisposable
{
    private const int BufferBytesMax = 64 * 1024;
    private const long BytesPerMegabyte = 1024 * 1024;

    private readonly TelephonySettings _settings;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    public RecordingSource(TelephonySettings settings, OutgoingHttp outgoing, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        if (settings.Ari.Url is not null) Add(CallFormats.Ari, settings.Ari.AddressOf("recordings/"), settings.Ari.Credentials);
        var twilio = settings.Twilio;
        if (twilio.IsConfigured) Add(CallFormats.Twilio, new Uri(twilio.ApiUrl, $"{twilio.AccountPath}/Recordings/"), twilio.Credentials);
        if (settings.FreeSwitchRecordingsUrl is { } files) Add(CallFormats.FreeSwitch, new Uri($"{files.AbsoluteUri.TrimEnd('/')}/"), null);

        void Add(string provider, Uri address, AuthenticationHeaderValue? credentials) => _places[provider] = new(
            address, credentials,
            outgoing.Create(TimeSpan.FromSeconds(settings.RecordingTimeoutSeconds), BufferBytesMax, address, OutgoingRetries.Passing));
    }

    public async Task<RecordingFile?> OpenAsync(string provider, string url, CancellationToken cancellationToken = default)
    {
        if (!_places.TryGetValue(provider, out var place) || place.Find(url) is not { } address) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = place.Credentials } };
        var response = await place.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            response.EnsureSuccessStatusCode();
            var maxBytes = _settings.RecordingMaxMegabytes * BytesPerMegabyte;
            if (response.Content.Headers.ContentLength > maxBytes) throw new HttpRequestException("The recording is larger than is allowed.");
            var maxTime = TimeSpan.FromSeconds(_settings.RecordingTimeoutSeconds);
            var content = new LimitedStream(await response.Content.ReadAsStreamAsync(cancellationToken), response, maxBytes, maxTime, _time);
            return new(content, response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentLength);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var place in _places.Values) place.Http.Dispose();
    }

    /// <param name="Below">The address below which recordings are. Ends with a slash.</param>
    private sealed record Place(Uri Below, AuthenticationHeaderValue? Credentials, HttpClient Http)
    {
        /// <summary>The address, if it is below; dots in its path are resolved first, and may not be hidden.</summary>
        public Uri? Find(string url) =>
            Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
            && address.AbsoluteUri.StartsWith(Below.AbsoluteUri, StringComparison.Ordinal)
            && !Uri.UnescapeDataString(address.AbsolutePath).Contains("..", StringComparison.Ordinal)
                ? address
                : null;
    }
}
