using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// Sends a call until it gets a response that is none of 502 to 504, each time to the next node and with the same id: as the guide tells clients to.
/// </summary>
internal sealed class Retries(IReadOnlyList<ApiNode> apis) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<RestClient> _nodes = [.. apis.Select(api => new RestClient(api.Url))];
    private int _repeated;
    private int _turn;

    /// <summary>Calls that were sent again.</summary>
    public int Repeated => _repeated;

    public async Task<RestResponse> SendAsync(
        HttpMethod method, string path, object? body, SignIn? user, string? key, CancellationToken cancellationToken)
    {
        for (var node = Interlocked.Increment(ref _turn); ; node++)
        {
            var response = await TryAsync(_nodes[node % _nodes.Count], method, path, body, user, key, cancellationToken);
            if (response is not (null or { Status: 502 or 503 or 504 })) return response;
            Interlocked.Increment(ref _repeated);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Sends a call for which no refusal is expected.</summary>
    public async Task<System.Text.Json.JsonElement> RequireAsync(
        HttpMethod method, string path, object? body, SignIn? user, string? key, CancellationToken cancellationToken)
    {
        var response = await SendAsync(method, path, body, user, key, cancellationToken);
        Assert.True(response.IsSuccess, $"{method} {path} {key} was refused: {response.Status} {response.Body}");
        return response.Body;
    }

    public void Dispose()
    {
        foreach (var node in _nodes) node.Dispose();
    }

    /// <returns>Null = no response: it is unknown whether the command was done.</returns>
    private static async Task<RestResponse?> TryAsync(
        RestClient node, HttpMethod method, string path, object? body, SignIn? user, string? key, CancellationToken cancellationToken)
    {
        try
        {
            return await node.SendAsync(method, path, body, user, key, cancellationToken);
        }
        catch (Exception exception) when (NoResponse.Is(exception, cancellationToken))
        {
            return null;
        }
    }
}
