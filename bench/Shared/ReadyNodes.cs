namespace ContactCenter.Driving;

/// <summary>Spreads calls over the nodes that say that they are ready, as a proxy does: asks them regularly, and sends nothing to the others.</summary>
public sealed class ReadyNodes : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly List<RestClient> _all;
    private readonly Task _run;
    private volatile List<RestClient> _ready;

    public ReadyNodes(IEnumerable<Uri> nodes)
    {
        var urls = nodes.ToList();
        _all = [.. urls.Select(url => new RestClient(url))];
        _ready = _all;
        _run = WatchAsync(urls);
    }

    public RestClient Choose(int caller)
    {
        var ready = _ready;
        return ready[caller % ready.Count];
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var client in _all) client.Dispose();
        _http.Dispose();
        _over.Dispose();
    }

    private async Task WatchAsync(List<Uri> urls)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(_over.Token))
        {
            var answers = await Task.WhenAll(urls.Select(IsReadyAsync));
            var ready = _all.Where((_, number) => answers[number]).ToList();
            // With nobody ready a proxy would refuse; the callers find out for themselves.
            _ready = ready.Count > 0 ? ready : _all;
        }
    }

    private async Task<bool> IsReadyAsync(Uri url)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(url, "/health/ready"), _over.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (NoResponse.Is(exception, _over.Token))
        {
            return false;
        }
    }
}
