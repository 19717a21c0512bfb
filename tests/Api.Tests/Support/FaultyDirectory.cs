using System.Reflection;
using ContactCenter.Directory;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The real directory, of which one method fails as often as a test says.</summary>
public class FaultyDirectory : DispatchProxy
{
    private IDirectory _real = null!;
    private string _method = "";
    private Func<Exception> _fault = () => new InvalidOperationException();
    private int _left;

    public static void Decorate(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IDirectory));
        services.Remove(real);
        services.AddSingleton(provider =>
        {
            var proxy = Create<IDirectory, FaultyDirectory>();
            ((FaultyDirectory)(object)proxy)._real = (IDirectory)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
            return proxy;
        });
    }

    public void Fail(string method, int times, Func<Exception> fault) => (_method, _left, _fault) = (method, times, fault);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == _method && Interlocked.Decrement(ref _left) >= 0) throw _fault();
        return targetMethod.Invoke(_real, args);
    }
}
