using ContactCenter.Api.Demo;
using ContactCenter.Api.Hosting;
using ContactCenter.Silo.Starting;

var isDemo = args.Contains(DemoMode.Flag);
return await StartUp.RunAsync(() => ApiHost.Build([.. args.Where(argument => argument != DemoMode.Flag)]), isDemo ? DemoMode.RunDemoAsync : null);
