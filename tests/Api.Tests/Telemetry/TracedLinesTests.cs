using System.Diagnostics;
using System.Text.Json;
using ContactCenter.Silo.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Telemetry;

/// <summary>Lines of the log for machines.</summary>
public sealed class TracedLinesTests
{
    [Fact]
    public void Line_names_its_trace_and_leaves_out_the_path_of_the_request()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push("RequestPath:/livechat/room?token=secret");
        using var text = new StringWriter();
        new TracedLines(TimeProvider.System).Write(
            new LogEntry<string>(LogLevel.Warning, "ContactCenter.Some", default, "It\nhappened", null, (state, _) => state), scopes, text);

        var line = text.ToString().TrimEnd();
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("It\nhappened", json.GetProperty("message").GetString());
        Assert.Equal(activity.TraceId.ToHexString(), json.GetProperty("trace_id").GetString());
    }

    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("::1", true)]
    [InlineData("everywhere", false)]
    public void Address_of_the_listener_is_checked(string address, bool isFine) =>
        Assert.Equal(isFine, !new TelemetrySettings { Address = address }.Validate(new(address)).Any());
}
