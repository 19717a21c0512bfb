using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;

namespace ContactCenter.Harness;

/// <summary>One method of a grain interface: its rules, and how to call it without reflection.</summary>
internal abstract class GrainMethod
{
    private readonly Lazy<Func<object, object?[], Task>> _invoke;
    private readonly int _tokenIndex;

    protected GrainMethod(MethodInfo method, TimeSpan defaultTimeout)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsOneWay = method.IsDefined(typeof(OneWayAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout ?? defaultTimeout;
        _tokenIndex = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
        _invoke = new(() => Compile(method));
    }

    /// <summary>"IInterface.Method".</summary>
    public string Name { get; }

    public bool IsReadOnly { get; }

    public bool IsAlwaysInterleave { get; }

    public bool IsOneWay { get; }

    public TimeSpan Timeout { get; }

    public Task Invoke(object grain, object?[] arguments) => _invoke.Value(grain, arguments);

    public abstract MethodCall CreateCall(GrainId target, object?[] arguments, TaskCreationOptions completion);

    /// <summary>The answer in the type that the method declares.</summary>
    public abstract object ToDeclaredType(Task answer);

    public CancellationToken TokenOf(object?[] arguments) => _tokenIndex < 0 ? default : (CancellationToken)arguments[_tokenIndex]!;

    /// <exception cref="NotSupportedException">The method's shape is not one that is implemented.</exception>
    public static GrainMethod Create(MethodInfo method, TimeSpan defaultTimeout)
    {
        var returned = method.ReturnType;
        if (method.IsGenericMethodDefinition || method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef))
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: generic methods and by-reference parameters are not implemented.");
        if (returned == typeof(Task) || returned == typeof(ValueTask))
            return new GrainMethod<NoResult>(method, defaultTimeout);
        if (returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || returned.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            var type = typeof(GrainMethod<>).MakeGenericType(returned.GetGenericArguments());
            return (GrainMethod)Activator.CreateInstance(type, method, defaultTimeout)!;
        }

        throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: a grain method returns Task or ValueTask, not {returned.Name}.");
    }

    private static Func<object, object?[], Task> Compile(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object), "grain");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var values = method.GetParameters().Select((parameter, index) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType));
        Expression call = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, values);
        if (method.ReturnType.IsValueType)
            call = Expression.Call(call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        return Expression.Lambda<Func<object, object?[], Task>>(Expression.Convert(call, typeof(Task)), grain, arguments).Compile();
    }
}

/// <summary>The result of a method that has none.</summary>
internal readonly struct NoResult;

/// <inheritdoc/>
internal sealed class GrainMethod<TResult>(MethodInfo method, TimeSpan defaultTimeout) : GrainMethod(method, defaultTimeout)
{
    private readonly Type _declared = method.ReturnType;

    public override MethodCall CreateCall(GrainId target, object?[] arguments, TaskCreationOptions completion) =>
        new MethodCall<TResult>(this, target, arguments, completion);

    public override object ToDeclaredType(Task answer) =>
        !_declared.IsValueType ? answer
        : _declared == typeof(ValueTask) ? new ValueTask(answer)
        : new ValueTask<TResult>((Task<TResult>)answer);
}
