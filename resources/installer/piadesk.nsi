; The installer for Windows, made by resources/installer/release.py (never by hand):
;   makensis -DVERSION=1.2.3 -DBUNDLE=dist/PIAdesk -DOUT=PIAdesk-1.2.3-setup.exe piadesk.nsi
;
; Without administrator's rights it installs for the one user; run elevated, for everybody.
; Switches: /S silent, /D=FOLDER (last, unquoted), /CURRENTUSER (also when elevated), /DESKTOP.
; Exit codes: 0 done, 2 stopped by the user or a fault, 3 the program runs, 4 not written.

Unicode true
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
; Both programs hold the same 9 MB: with the usual 8 MB the second would not be seen to repeat the first.
SetCompressorDictSize 32
CRCCheck force

!include MUI2.nsh
!include x64.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define NAME "PIAdesk"
!define SHEET "PIAdesk.Sheet"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir ""
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1041 ProductName "${NAME}"
VIAddVersionKey /LANG=1041 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1041 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1041 FileDescription "${NAME} のセットアップ"
VIAddVersionKey /LANG=1041 LegalCopyright "MIT License"

!define MUI_ICON "${ICONS}/piadesk.ico"
!define MUI_UNICON "${ICONS}/piadesk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}\Contrib\Graphics\Wizard\nsis3-metro.bmp"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "この画面の案内に沿って、特定個人情報保護評価書を作るプログラム ${NAME} をこのパソコンに入れます。$\r$\n$\r$\n管理者の権限は要りません。ネットワークには接続しません。前の版が入っているときは、この版に置き換わります。作成した評価書と設定は、そのまま残ります。$\r$\n$\r$\n続けるには「次へ」を押してください。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\PIAdesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "${NAME} を始める"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"

; ---- for whom, and where

Var ForAll ; 1: for everybody on this PC

!macro FOR_WHOM un
Function ${un}ForWhom
  SetRegView 64
  StrCpy $ForAll 0
  UserInfo::GetAccountType
  Pop $0
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/CURRENTUSER" $2
  ${If} ${Errors}
  ${AndIf} $0 == "Admin"
    StrCpy $ForAll 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd
!macroend
!insertmacro FOR_WHOM ""
!insertmacro FOR_WHOM "un."

; A program that runs keeps its file from being opened for writing.
!macro REFUSE_WHILE_RUNNING un
Function ${un}RefuseWhileRunning
  again:
  ${IfNot} ${FileExists} "$INSTDIR\PIAdesk.exe"
    Return
  ${EndIf}
  ; ${Errors} forgets what it is asked for: each answer is kept.
  StrCpy $3 0
  ClearErrors
  FileOpen $0 "$INSTDIR\PIAdesk.exe" a
  ${If} ${Errors}
    StrCpy $3 1
  ${Else}
    FileClose $0
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\piadesk-cli.exe" a
  ${If} ${Errors}
    StrCpy $3 1
  ${Else}
    FileClose $0
  ${EndIf}
  ${If} $3 = 1
    IfSilent stop
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} が動いているか、このフォルダーに書き込めません。$\r$\n$\r$\n${NAME} の画面をすべて閉じてから「再試行」を押してください。共用のパソコンでは、ほかの人が使っていないかも確かめてください。" IDRETRY again
    stop:
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} には 64 ビット版の Windows 10 か 11 が要ります。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Call ForWhom
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $ForAll = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DESKTOP" $2
  ${IfNot} ${Errors}
    Call ChooseDesktop
  ${EndIf}
FunctionEnd

Function un.onInit
  Call un.ForWhom
FunctionEnd

; ---- what is installed

; $3 is 1 where one of them stays.
!macro MOVE_PART PART FROM TO
  ${If} ${FileExists} "${FROM}\${PART}"
    ClearErrors
    Rename "${FROM}\${PART}" "${TO}\${PART}"
    ${If} ${Errors}
      StrCpy $3 1
    ${EndIf}
  ${EndIf}
!macroend
!macro MOVE_PARTS FROM TO
  !insertmacro MOVE_PART "_internal" "${FROM}" "${TO}"
  !insertmacro MOVE_PART "piadesk-cli.exe" "${FROM}" "${TO}"
  !insertmacro MOVE_PART "PIAdesk.exe" "${FROM}" "${TO}"
!macroend

Section "${NAME}（必須）" Program
  SectionIn RO
  Call RefuseWhileRunning
  ; The new files come to stand beside the old ones first: a full disk leaves the old version whole.
  RMDir /r "$INSTDIR\_new"
  SetOutPath "$INSTDIR\_new"
  SetOverwrite try
  ClearErrors
  File /r "${BUNDLE}/*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\_new"
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "ファイルを書き込めませんでした。空き容量と、フォルダーに書き込む権限を確かめてください。前の版はそのまま残っています。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ; The old ones are put aside whole, and come back whole: were they deleted, one file that a virus
  ; scanner holds would leave half a program.
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_old"
  CreateDirectory "$INSTDIR\_old"
  StrCpy $3 0
  !insertmacro MOVE_PARTS "$INSTDIR" "$INSTDIR\_old"
  ${If} $3 = 0
    !insertmacro MOVE_PARTS "$INSTDIR\_new" "$INSTDIR"
  ${EndIf}
  ${If} $3 = 1
    !insertmacro MOVE_PARTS "$INSTDIR" "$INSTDIR\_new" ; none takes the place of one that stands there
    !insertmacro MOVE_PARTS "$INSTDIR\_old" "$INSTDIR"
    RMDir /r "$INSTDIR\_new"
    RMDir "$INSTDIR\_old"
    MessageBox MB_OK|MB_ICONSTOP "プログラムを置き換えられませんでした。前の版はそのまま残っています。パソコンを再起動してから、もう一度お試しください。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  RMDir "$INSTDIR\_new"
  RMDir /r "$INSTDIR\_old" ; what is still held goes with the next update
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\PIAdesk.exe"

  ; Files of sheets: .piadesk is ours; .json gets an entry under プログラムから開く and no more.
  WriteRegStr SHCTX "Software\Classes\.piadesk" "" "${SHEET}"
  WriteRegStr SHCTX "Software\Classes\.piadesk" "Content Type" "application/json"
  WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "${SHEET}" ""
  WriteRegStr SHCTX "Software\Classes\${SHEET}" "" "特定個人情報保護評価書"
  WriteRegStr SHCTX "Software\Classes\${SHEET}\DefaultIcon" "" "$INSTDIR\_internal\resources\icons\sheet.ico"
  WriteRegStr SHCTX "Software\Classes\${SHEET}\shell\open\command" "" '"$INSTDIR\PIAdesk.exe" "%1"'

  ; アプリと機能
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\PIAdesk.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  ${If} $ForAll = 1
    StrCpy $1 ""
  ${Else}
    StrCpy $1 " /CURRENTUSER"
  ${EndIf}
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"$1'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S$1'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $2 $3
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
  Call TellExplorer
SectionEnd

Section /o "デスクトップにアイコンを置く" Desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\PIAdesk.exe"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} "プログラム、書体、様式、スタートメニューの項目"
  !insertmacro MUI_DESCRIPTION_TEXT ${Desktop} "デスクトップから始められるようにします。"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function ChooseDesktop
  SectionSetFlags ${Desktop} ${SF_SELECTED}
FunctionEnd

; Explorer shows the icon of .piadesk at once.
!macro TELL_EXPLORER un
Function ${un}TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro TELL_EXPLORER ""
!insertmacro TELL_EXPLORER "un."

; ---- what is taken away: what was installed, and nothing that the clerk made

Section "Uninstall"
  Call un.RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\PIAdesk.exe"
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\_old"
  ${EndIf}
  Delete "$INSTDIR\PIAdesk.exe"
  Delete "$INSTDIR\piadesk-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing else stands in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 SHCTX "Software\Classes\.piadesk" ""
  ${If} $0 == "${SHEET}"
    DeleteRegKey SHCTX "Software\Classes\.piadesk"
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "${SHEET}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.json\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.json"
  DeleteRegKey SHCTX "Software\Classes\${SHEET}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  Call un.TellExplorer
  SetShellVarContext current
  MessageBox MB_OK|MB_ICONINFORMATION "${NAME} を取り除きました。$\r$\n$\r$\n作成した評価書は、保存したフォルダーにそのまま残っています。設定と以前の保存分は次のフォルダーにあります。要らなければ、このフォルダーごと消してください。$\r$\n$\r$\n$LOCALAPPDATA\${NAME}" /SD IDOK
SectionEnd
