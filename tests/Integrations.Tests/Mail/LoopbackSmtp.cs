using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContactCenter.Tests.Mail;

/// <summary>Just enough of a mail server (RFC 5321) on this machine to see what is sent to it.</summary>
internal sealed class LoopbackSmtp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly Task _accepting;

    /// <param name="answer">The server's reply to RCPT; "" = it never replies.</param>
    public LoopbackSmtp(string answer = "250 OK")
    {
        _listener.Start();
        _accepting = AcceptAsync(answer);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whole conversations up to the end of the data: envelope, headers, body.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var client in _clients) client.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(string answer)
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _clients.Add(client);
                sessions.Add(ServeAsync(client, answer));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task ServeAsync(TcpClient client, string answer)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 loopback");
            var heard = new StringBuilder();
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                heard.AppendLine(line);
                var said = line.Split(' ')[0].ToUpperInvariant() switch
                {
                    "EHLO" or "HELO" => "250-loopback\r\n250-8BITMIME\r\n250 SMTPUTF8",
                    "RCPT" => answer,
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 OK",
                };
                if (said.Length == 0) await Task.Delay(Timeout.Infinite, _stop.Token);
                await writer.WriteLineAsync(said);
                if (line == "DATA") await ReadDataAsync(reader, writer, heard);
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task ReadDataAsync(StreamReader reader, StreamWriter writer, StringBuilder heard)
    {
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".") heard.AppendLine(line);
        Received.Enqueue(heard.ToString());
        await writer.WriteLineAsync("250 taken");
    }
}
