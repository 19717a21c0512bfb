using System.Globalization;

namespace ContactCenter.Api.Starting;

/// <summary>Asks the API node of this configuration whether it is ready.</summary>
internal static class ApiHealthCheck
{
    /// <returns>Null = it is.</returns>
    public static async Task<string?> AskAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var url = new Uri(FindUrl(configuration), "/health/ready");
#pragma warning disable RS0030 // It asks this machine's own server alone, in a process that has no services.
        using var http = new HttpClient();
#pragma warning restore RS0030
        using var response = await http.GetAsync(url, cancellationToken);
        return response.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"{url} says {(int)response.StatusCode}");
    }

    private static Uri FindUrl(IConfiguration configuration)
    {
        var addresses = ListenUrls.Find(configuration);
        // Without a certificate that would have to bear this machine's name, if there is a choice.
        var address = addresses.FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttp, addresses[0]);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }
}
