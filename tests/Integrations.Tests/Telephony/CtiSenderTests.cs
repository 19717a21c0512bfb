using System.Collections.Concurrent;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Formats;
using ContactCenter.Integrations.Telephony.Signing;
using ContactCenter.Tests.Outgoing;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Telephony;

/// <summary>A PBX that speaks Zammad's CTI, over real HTTP, in each of its encodings.</summary>
public sealed class CtiSenderTests : IAsyncLifetime
{
    private const string Token = "q3Zt-9f_0aPXw1LmVb7K";

    private readonly ConcurrentQueue<string> _events = [];
    private LoopbackWeb _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackWeb.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(CtiEncoding.Form)]
    [InlineData(CtiEncoding.Multipart)]
    [InlineData(CtiEncoding.Json)]
    public async Task Call_is_the_same_in_each_encoding(CtiEncoding encoding)
    {
        _server.Answer = TakeAsync;
        using var http = TestOutgoing.Allowing("localhost").Create(TimeSpan.FromSeconds(10), 1024);
        var pbx = new CtiSender(http, new Uri(_server.Address, $"/cti/{Token}"), encoding);
        using var _ = await pbx.NewCallAsync("c1", "4930123456", "442079460000", queue: "Sales");
        using var __ = await pbx.AnswerAsync("c1", "4930123456", "442079460000", "grace");
        using var ___ = await pbx.HangupAsync("c1", "4930123456", "442079460000", "normalClearing");
        Assert.Equal(
            [
                "c1: 0 queued inbound from=4930123456 to=442079460000 queue=Sales",
                "c1: 0 answered role=agent inbound agent=grace",
                "c1: 0 ended inbound from=4930123456 to=442079460000 cause=normal",
            ],
            _events);
    }

    private async Task TakeAsync(HttpContext http)
    {
        var tokens = new PbxTokens(new TelephonySettings { Tokens = [Token] });
        Assert.True(tokens.AreOne(http.Request.Path.Value!.Split('/')[^1]));
        using var body = new MemoryStream();
        if (!http.Request.HasFormContentType) await http.Request.Body.CopyToAsync(body);
        var payload = new CallPayload(ProviderPayloads.Start)
        {
            Form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null, Body = body.ToArray(),
        };
        foreach (var one in new CtiEvents().Translate(payload).Payloads)
            foreach (var call in one.Events) _events.Enqueue($"{one.ProviderCallId}: {EventLines.Of(call)}");
    }
}
