using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Tests;

/// <summary>Keeps every line that a server logs, so that tests can say what must not be in it.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private static readonly TimeSpan EventTimeout = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<(string Text, TaskCompletionSource Said)> _awaited = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The last error that was logged; null = none.</summary>
    public string? LastError { get; private set; }

    /// <summary>Completes when a line with this text was logged, before or after this call.</summary>
    public Task WaitForAsync(string text)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Enqueue((text, said));
        if (_lines.Any(line => line.Contains(text, StringComparison.Ordinal))) said.TrySetResult();
        return said.Task.WaitAsync(EventTimeout);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private void Add(LogLevel level, string line)
    {
        if (level >= LogLevel.Error) LastError = line;
        _lines.Enqueue(line);
        foreach (var (text, said) in _awaited)
            if (line.Contains(text, StringComparison.Ordinal)) said.TrySetResult();
    }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
            string> formatter) =>
            log.Add(logLevel, $"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
