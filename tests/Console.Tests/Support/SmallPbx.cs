namespace ContactCenter.Tests.Screens;

/// <summary>A telephone system that reports calls in the CTI format.</summary>
internal sealed class SmallPbx(Uri server) : IDisposable
{
    private const string Token = "a1b2c3d4e5f6a7b8c9d0e1f2";

    private readonly HttpClient _http = new() { BaseAddress = server };

    /// <summary>The settings of a server that listens to it.</summary>
    public static Dictionary<string, string> Settings => new() { ["Telephony:Tokens:0"] = Token };

    /// <param name="happening"><c>newCall</c>, <c>answer</c> or <c>hangup</c>.</param>
    public async Task ReportAsync(string call, string happening, string agent)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["event"] = happening, ["callId"] = call, ["user"] = agent, ["direction"] = "in", ["from"] = "4930555123", ["to"] = "493055550",
        });
        using var response = await _http.PostAsync(new Uri($"api/v1/calls.events/cti/{Token}", UriKind.Relative), form);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
