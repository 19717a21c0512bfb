using System.Collections.Concurrent;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Routing;
using ContactCenter.Routing;
using ContactCenter.Tests.Outgoing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Hosting;

/// <summary>The routing service outside, over real HTTP (contract §3.6 External).</summary>
public sealed class ExternalRoutingTests : IAsyncLifetime
{
    private const string TimeLimit = "Livechat_http_timeout";

    private readonly FixedWorkspace _workspace = new();
    private readonly ConcurrentQueue<(string Query, string? Token)> _asked = new();
    private readonly WebApplication _service;
    private Func<HttpContext, int, Task> _answer = (context, _) => context.Response.WriteAsync("""{"_id":"u1","username":"grace"}""");

    public ExternalRoutingTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _service = builder.Build();
        _service.Run(context =>
        {
            _asked.Enqueue((context.Request.QueryString.Value ?? "", context.Request.Headers[ExternalRouting.TokenHeader]));
            return _answer(context, _asked.Count);
        });
    }

    public async Task InitializeAsync()
    {
        await _service.StartAsync();
        Set("Livechat_External_Queue_URL", $"\"{_service.Urls.Single()}/agent?site=1\"");
        Set("Livechat_External_Queue_Token", "\"s3cret\"");
        Set(TimeLimit, "60000");
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Service_is_asked_with_the_secret_and_the_department()
    {
        Assert.Equal(new ExternalChoice("u1", "grace"), await ChooseAsync("sales & co"));
        Assert.Equal(("?site=1&departmentId=sales%20%26%20co", "s3cret"), Assert.Single(_asked));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"_id":7}""")]
    public async Task Answer_that_names_nobody_is_nobody_and_is_not_asked_again(string text)
    {
        _answer = (context, _) => context.Response.WriteAsync(text);
        Assert.Null(await ChooseAsync(null));
        Assert.Single(_asked);
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(302, "")]
    [InlineData(200, "not json")]
    public async Task Service_that_fails_is_asked_again_until_it_answers(int status, string text)
    {
        _answer = (context, number) =>
        {
            if (number == 3) return context.Response.WriteAsync("""{"username":"grace"}""");
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(text);
        };
        Assert.Equal(new ExternalChoice(null, "grace"), await ChooseAsync(null));
        Assert.Equal(3, _asked.Count);
    }

    [Fact]
    public async Task Service_that_never_answers_is_left_alone_after_ten_tries()
    {
        _answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Null(await ChooseAsync(null));
        Assert.Equal(ExternalRouting.TriesMax, _asked.Count);
    }

    [Fact]
    public async Task Service_that_is_silent_is_given_up_after_the_time_limit_and_asked_again()
    {
        Set(TimeLimit, "100");
        _answer = (context, number) =>
        {
            if (number > 1) return context.Response.WriteAsync("""{"_id":"u1"}""");
            // Each try reads the limit anew: that of the next ones is no part of this test.
            Set(TimeLimit, "60000");
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        Assert.Equal(new ExternalChoice("u1", null), await ChooseAsync(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("file:///etc/passwd")]
    public async Task Without_an_address_of_the_web_nobody_is_asked(string address)
    {
        Set("Livechat_External_Queue_URL", $"\"{address}\"");
        Assert.Null(await ChooseAsync(null));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Service_at_a_private_address_is_not_asked_unless_the_operator_allows_it()
    {
        Assert.Null(await ChooseAsync(null, TestOutgoing.Guarded));
        Set("Livechat_External_Queue_URL", $"\"http://localhost:{new Uri(_service.Urls.Single()).Port}/\"");
        Assert.Null(await ChooseAsync(null, TestOutgoing.Guarded));
        Assert.Empty(_asked);
        Assert.NotNull(await ChooseAsync(null, TestOutgoing.Allowing("localhost")));
    }

    private void Set(string setting, string json) => _workspace.Set(setting, json);

    /// <summary>Pauses between tries pass at once.</summary>
    private async Task<ExternalChoice?> ChooseAsync(string? departmentId, OutgoingHttp? outgoing = null)
    {
        using var routing = new ExternalRouting(
            _workspace, outgoing ?? TestOutgoing.Allowing("localhost"), new HurriedTime(), NullLogger<ExternalRouting>.Instance);
        return await routing.ChooseAsync(departmentId);
    }
}
