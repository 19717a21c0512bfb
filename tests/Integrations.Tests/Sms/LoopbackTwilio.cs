using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Sms;

/// <summary>An SMS as the server asked the provider to send it.</summary>
public sealed record AskedSms(string From, string To, string Body, string StatusCallback);

/// <summary>An SMS provider in this process, with the interface that the real one documents. It signs its calls.</summary>
public sealed class LoopbackTwilio : IAsyncDisposable
{
    public const string AccountSid = "AC0123456789";
    public const string AuthToken = "token-of-the-account";
    public const string From = "+15550100";
    public const string PublicUrl = "https://chat.example.com";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Channel<AskedSms>> _asked = [];
    private readonly ConcurrentDictionary<string, Queue<(int Status, string Body)>> _faults = [];
    private int _count;

    private LoopbackTwilio(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Media by their paths.</summary>
    public ConcurrentDictionary<string, byte[]> Media { get; } = [];

    public static async Task<LoopbackTwilio> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new LoopbackTwilio(builder.Build());
        provider._app.Run(provider.AnswerAsync);
        await provider._app.StartAsync();
        return provider;
    }

    public Dictionary<string, string?> Settings => new()
    {
        ["Sms:AccountSid"] = AccountSid, ["Sms:AuthToken"] = AuthToken, ["Sms:From"] = From, ["Sms:PublicUrl"] = PublicUrl,
        ["Sms:ApiUrl"] = Address.ToString(),
    };

    /// <summary>Sets the responses to the next SMS to this number.</summary>
    public void Fail(string to, params (int Status, string Body)[] answers) => _faults[to] = new Queue<(int, string)>(answers);

    /// <summary>Waits for the next SMS to this number.</summary>
    public async Task<AskedSms> NextAsync(string to) => await AskedOf(to).Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Tells whether the server asked to send an SMS to this number that no test has seen.</summary>
    public bool HasAnother(string to) => AskedOf(to).Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Channel<AskedSms> AskedOf(string to) => _asked.GetOrAdd(to, _ => Channel.CreateUnbounded<AskedSms>());

    private async Task AnswerAsync(HttpContext http)
    {
        var credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));
        if (http.Request.Headers.Authorization != credentials.ToString()) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (http.Request.Method == "GET" && Media.TryGetValue(http.Request.Path, out var media)) await http.Response.Body.WriteAsync(media);
        else if (http.Request.Path == $"/2010-04-01/Accounts/{AccountSid}/Messages.json") await SendAsync(http);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task SendAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var text = new AskedSms(form["From"]!, form["To"]!, form["Body"]!, form["StatusCallback"].ToString());
        if (_faults.TryGetValue(text.To, out var faults) && faults.TryDequeue(out var fault))
        {
            http.Response.StatusCode = fault.Status;
            await http.Response.WriteAsync(fault.Body);
            return;
        }

        await AskedOf(text.To).Writer.WriteAsync(text);
        http.Response.StatusCode = StatusCodes.Status201Created;
        var sid = Interlocked.Increment(ref _count).ToString("x32", CultureInfo.InvariantCulture);
        await http.Response.WriteAsJsonAsync(new { sid = $"SM{sid}", status = "queued" });
    }
}
