using System.Collections.Immutable;
using System.Reflection;
using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The real journal, of which one step of an erasure fails: before it is done, or after it.</summary>
public class CutOffJournal : DispatchProxy
{
    private IJournal _real = null!;
    private int _left;
    private bool _afterwards;

    public static void Decorate(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IJournal));
        services.Remove(real);
        services.AddSingleton(provider =>
        {
            var proxy = Create<IJournal, CutOffJournal>();
            ((CutOffJournal)(object)proxy)._real = (IJournal)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
            return proxy;
        });
    }

    /// <summary>The step with this number fails, counted from 1.</summary>
    public void Fail(int step, bool afterwards) => (_left, _afterwards) = (step, afterwards);

    public bool HasFailed => _left <= 0;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!IsStep(targetMethod!, args!) || Interlocked.Decrement(ref _left) != 0) return targetMethod!.Invoke(_real, args);
        return targetMethod!.Name switch
        {
            nameof(IJournal.EraseAsync) => FailAsync(() => _real.EraseAsync((ImmutableArray<EntityId>)args![0]!)),
            nameof(IJournal.AppendAsync) => FailAsync(() => _real.AppendAsync((JournalAppend)args![0]!)),
            _ => FailAsync(async () =>
            {
                await _real.RedactAsync((EntityId)args![0]!, (ImmutableArray<Redaction>)args[1]!);
                return 0;
            }),
        };
    }

    private static bool IsStep(MethodInfo method, object?[] args) => method.Name is nameof(IJournal.EraseAsync) or nameof(IJournal.RedactAsync)
        || (method.Name == nameof(IJournal.AppendAsync) && ((JournalAppend)args[0]!).Entity.Type is EntityTypes.Erasure or EntityTypes.Block);

    private async Task<T> FailAsync<T>(Func<Task<T>> step)
    {
        if (_afterwards) await step();
        throw new InvalidOperationException("Cut off by the test.");
    }
}
