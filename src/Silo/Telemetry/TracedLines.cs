using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ContactCenter.Silo.Telemetry;

/// <summary>
/// Writes each log entry as one line of JSON with the trace in which it was made: <c>Logging:Console:FormatterName=traced</c>.
/// </summary>
/// <remarks>The framework's own JSON shows traces as scopes only, and the request's scope holds its path, in which visitors' tokens are.</remarks>
internal sealed class TracedLines(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "traced";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (text is null && logEntry.Exception is null) return;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", time.GetUtcNow());
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", text);
            if (logEntry.Exception is { } exception) json.WriteString("exception", exception.ToString());
            if (Activity.Current is { } activity)
            {
                json.WriteString("trace_id", activity.TraceId.ToHexString());
                json.WriteString("span_id", activity.SpanId.ToHexString());
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
