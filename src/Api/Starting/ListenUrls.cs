namespace ContactCenter.Api.Starting;

/// <summary>The addresses on which the server of a configuration listens.</summary>
internal static class ListenUrls
{
    private const string Default = "http://localhost:5000";

    /// <returns>At least one. What the server takes first is taken here first.</returns>
    /// <exception cref="FormatException">One is no address.</exception>
    public static IReadOnlyList<BindingAddress> Find(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
        string[] ports =
        [
            .. Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}"),
            .. Split(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}"),
        ];
        string[][] found = [endpoints, Split(configuration[WebHostDefaults.ServerUrlsKey]), ports, [Default]];
        return [.. found.First(urls => urls.Length > 0).Select(BindingAddress.Parse)];
    }

    private static string[] Split(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
