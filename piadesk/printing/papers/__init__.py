"""The papers: official form, 新旧対照表, 回議書 with its 概要, 点検結果; each gives its pages."""
