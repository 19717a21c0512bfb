using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Tests.Screens.Cuts;

/// <summary>A line between browser and server that can be cut: at once, after some more bytes, and for as long as nothing gets through.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Line> _lines = [];
    private readonly Uri _server;
    private readonly Task _accepting;
    private volatile bool _isDown;
    private int _hubCuts;

    public CuttingProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>How many connections to a hub were cut so far.</summary>
    public int HubCuts => _hubCuts;

    /// <summary>Cuts one connection, more often one to a hub. False = there is none to a hub.</summary>
    public bool CutOne(Random random)
    {
        Line[] hubs, others;
        lock (_lock)
        {
            hubs = [.. _lines.Where(line => line.IsHub)];
            others = [.. _lines.Where(line => !line.IsHub)];
        }

        if (others.Length > 0 && random.Next(4) == 0) others[random.Next(others.Length)].CutAfter(random.Next(2_000));
        if (hubs.Length == 0) return false;
        hubs[random.Next(hubs.Length)].CutAfter(random.Next(2) == 0 ? 0 : random.Next(600));
        return true;
    }

    /// <summary>Cuts all connections, and refuses others until <see cref="Mend"/>.</summary>
    public void Break()
    {
        _isDown = true;
        Line[] lines;
        lock (_lock) lines = [.. _lines];
        foreach (var line in lines) line.Cut();
    }

    public void Mend() => _isDown = false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Break();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var browser = await _listener.AcceptSocketAsync(_stop.Token);
            if (_isDown) Line.Abort(browser);
            else _ = CarryAsync(browser);
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var line = new Line(browser);
        lock (_lock) _lines.Add(line);
        try
        {
            await line.CarryAsync(_server);
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            // Either side is gone: so is the line.
        }

        line.Cut();
        lock (_lock) _lines.Remove(line);
        if (line is { IsHub: true, WasCut: true }) Interlocked.Increment(ref _hubCuts);
    }

    /// <summary>One connection, from the browser to the server and back.</summary>
    private sealed class Line(Socket browser) : IDisposable
    {
        private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private long _bytesLeft = long.MaxValue;
        private int _isCut;

        public bool IsHub { get; private set; }

        public bool WasCut { get; private set; }

        public static void Abort(Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }

        public async Task CarryAsync(Uri server)
        {
            browser.NoDelay = true;
            await _server.ConnectAsync(IPAddress.Loopback, server.Port);
            await Task.WhenAny(PumpAsync(browser, _server), PumpAsync(_server, browser)).Unwrap();
        }

        /// <summary>Cuts in the middle of what the server says next.</summary>
        public void CutAfter(int bytes)
        {
            WasCut = true;
            if (bytes == 0) Cut();
            else Interlocked.CompareExchange(ref _bytesLeft, bytes, long.MaxValue);
        }

        public void Cut()
        {
            if (Interlocked.Exchange(ref _isCut, 1) == 1) return;
            Abort(browser);
            Abort(_server);
        }

        public void Dispose() => Cut();

        private async Task PumpAsync(Socket from, Socket to)
        {
            var buffer = new byte[16_384];
            for (var isFirst = true; await from.ReceiveAsync(buffer) is > 0 and var count; isFirst = false)
            {
                if (isFirst && from == browser) IsHub = buffer.AsSpan(0, count).StartsWith("GET /hubs/"u8);
                var some = from == browser ? count : (int)Math.Min(count, Interlocked.Read(ref _bytesLeft));
                await to.SendAsync(buffer.AsMemory(0, some));
                if (from == browser || Interlocked.Read(ref _bytesLeft) == long.MaxValue) continue;
                if (Interlocked.Add(ref _bytesLeft, -some) <= 0) return;
            }
        }
    }
}
